/** Who came by whose link: kept beside the link's mark, so that only whoever can make the mark anew can count. */
import type { ContactId, WebinarId } from '#shared/ids.ts';
import { toVia } from '../contact/via.ts';
import { broughtKey, broughtPk, idOf, registrationKey, webinarOfRegistration } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';
import { type Came, countOf, isVia, toComer } from './rules.ts';

/** More than that is “many”: nobody waits for a longer count. */
const MOST = 1_000;
const AT_ONCE = 100;

type Row = { readonly email?: string; readonly via?: string };

/** `key`: the secret of all marks (CONTACT_KEY). */
export const createAdvocateStore = ({ table, key }: { readonly table: Table; readonly key: string }) => {
  const cameBy = async (via: string): Promise<readonly Came[]> => {
    const found: Came[] = [];
    for await (const { sk, at, own } of table.all({ pk: broughtPk(via) })) {
      found.push({ tag: sk.slice(sk.indexOf('#') + 1), at: String(at), own: String(own) });
      if (found.length === MOST) break;
    }
    return found;
  };

  return {
    /** Somebody confirmed the address of a registration that came by a link. Told twice it is one; nothing where they are gone. */
    async note(contact: ContactId, webinar: WebinarId, { email, via }: Row, at: string): Promise<void> {
      if (!isVia(via) || !email) return;
      const own = toVia(key, webinar, contact);
      await table.transact([
        { put: { ...broughtKey(via, toComer(key, email)), at, own, v: DATA_VERSION }, when: { absent: 'pk' } },
        { check: registrationKey(contact, webinar), when: { exists: 'row' } },
      ]);
    },

    /** How many people confirmed a registration for a webinar that came by this person's link. `addresses`: all of theirs. */
    async brought(webinar: WebinarId, contact: ContactId, addresses: readonly string[]): Promise<number> {
      const came = await cameBy(toVia(key, webinar, contact));
      if (came.length === 0) return 0;
      const self = addresses.map((address) => toComer(key, address));
      const back = new Map<string, string>();
      const keys = came.flatMap(({ own }) => self.map((tag) => broughtKey(own, tag)));
      for (let at = 0; at < keys.length; at += AT_ONCE)
        for (const item of await table.batchGet(keys.slice(at, at + AT_ONCE), { strong: false }))
          back.set(item.pk.slice(item.pk.indexOf('#') + 1), String(item.at));
      return countOf(came, self, back);
    },

    /** A registration goes: with it that it came by somebody's link, and who came by its own. */
    async forget({ pk, sk, row }: Item): Promise<void> {
      const { email, via } = (row ?? {}) as Row;
      if (isVia(via) && email) await table.remove(broughtKey(via, toComer(key, email)));
      for await (const item of table.all({ pk: broughtPk(toVia(key, webinarOfRegistration(sk), idOf(pk))) }))
        await table.remove({ pk: item.pk, sk: item.sk });
    },
  };
};
