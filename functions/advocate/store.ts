/** Who came by whose link: kept beside the link's mark, so that only whoever can make the mark anew can count. */
import type { ContactId, WebinarId } from '#shared/ids.ts';
import { toVia } from '../contact/via.ts';
import type { Person } from '../person/person.ts';
import { broughtBy, broughtKey, broughtPk, idOf, registrationKey, webinarOfRegistration } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';
import { type Came, type Coming, countIn, countOf, isVia, toComer } from './rules.ts';

/** More than that is “many”: nobody waits for a longer count. */
const MOST = 1_000;
const AT_ONCE = 100;

type Row = { readonly email?: string; readonly via?: string };

const toCame = ({ sk, at, own }: Item): Came & { readonly via: string } => {
  const [, via = '', tag = ''] = sk.split('#');
  return { via, tag, at: String(at), own: String(own) };
};

/** `key`: the secret of all marks (CONTACT_KEY). */
export const createAdvocateStore = ({ table, key }: { readonly table: Table; readonly key: string }) => {
  const cameBy = async (webinar: WebinarId, via: string): Promise<readonly Came[]> => {
    const found: Came[] = [];
    for await (const item of table.all(broughtBy(webinar, via))) {
      found.push(toCame(item));
      if (found.length === MOST) break;
    }
    return found;
  };

  const comingTo = async (webinar: WebinarId): Promise<Coming> => {
    const found = new Map<string, Map<string, Came>>();
    for await (const item of table.all({ pk: broughtPk(webinar) })) {
      const { via, ...came } = toCame(item);
      found.set(via, (found.get(via) ?? new Map()).set(came.tag, came));
    }
    return found;
  };

  return {
    /** Somebody confirmed the address of a registration that came by a link. Told twice it is one; nothing where they are gone. */
    async note(contact: ContactId, webinar: WebinarId, { email, via }: Row, at: string): Promise<void> {
      if (!isVia(via) || !email) return;
      const own = toVia(key, webinar, contact);
      await table.transact([
        { put: { ...broughtKey(webinar, via, toComer(key, email)), at, own, v: DATA_VERSION }, when: { absent: 'pk' } },
        { check: registrationKey(contact, webinar), when: { exists: 'row' } },
      ]);
    },

    /** How many people confirmed a registration for a webinar that came by this person's link. `addresses`: all of theirs. */
    async brought(webinar: WebinarId, contact: ContactId, addresses: readonly string[]): Promise<number> {
      const came = await cameBy(webinar, toVia(key, webinar, contact));
      if (came.length === 0) return 0;
      const self = addresses.map((address) => toComer(key, address));
      const back = new Map<string, string>();
      const keys = came.flatMap(({ own }) => self.map((tag) => broughtKey(webinar, own, tag)));
      for (let at = 0; at < keys.length; at += AT_ONCE)
        for (const item of await table.batchGet(keys.slice(at, at + AT_ONCE), { strong: false })) {
          const { via, at: when } = toCame(item);
          back.set(via, when);
        }
      return countOf(came, self, back);
    },

    /**
     * The same for whoever is walked: one Query of each webinar, none of any person. Answers how many people somebody brought to those of
     * these webinars that `isMeant`, by each of the addresses that they registered with.
     */
    async counter(webinars: readonly WebinarId[]): Promise<(person: Person, isMeant: (webinar: WebinarId) => boolean) => number> {
      const coming = new Map<WebinarId, Coming>();
      for (const webinar of webinars) {
        const found = await comingTo(webinar);
        if (found.size > 0) coming.set(webinar, found);
      }
      return ({ parts }, isMeant) =>
        parts.reduce((sum, { webinar, row, also = [] }) => {
          const found = isMeant(webinar) ? coming.get(webinar) : undefined;
          if (!found) return sum;
          const rows = [row, ...also];
          const self = rows.map(({ email }) => toComer(key, email));
          return (
            sum +
            countIn(
              found,
              rows.map(({ id }) => toVia(key, webinar, id)),
              self,
            )
          );
        }, 0);
    },

    /** A registration goes: with it that it came by somebody's link, and who came by its own. */
    async forget({ pk, sk, row }: Item): Promise<void> {
      const { email, via } = (row ?? {}) as Row;
      const webinar = webinarOfRegistration(sk);
      if (isVia(via) && email) await table.remove(broughtKey(webinar, via, toComer(key, email)));
      for await (const item of table.all(broughtBy(webinar, toVia(key, webinar, idOf(pk)))))
        await table.remove({ pk: item.pk, sk: item.sk });
    },
  };
};
