/** Suppressions in the table: on the contact, where each mail asks, and as a small item of its own, which the list is made of. */
import type { AuditEntry } from '#shared/audit.ts';
import type { ContactId } from '#shared/ids.ts';
import { type SuppressedPurpose, type Suppression, type SuppressionWhy, suppressionWhys } from '#shared/suppression.ts';
import { auditItem } from '../audit/entry.ts';
import type { Contact } from '../contact/store.ts';
import { Failure } from '../failure.ts';
import { pageOfLists } from '../table/cursor.ts';
import { contactKey, suppressionKey, suppressionList, suppressionsOf } from '../table/keys.ts';
import type { Table, Write } from '../table/table.ts';
import { lift, newIn, type Suppressing } from './rules.ts';
import { changeContact, placeInList, suppressionWrites } from './writes.ts';

type World = {
  readonly table: Table;
  readonly contact: {
    readonly find: (id: ContactId) => Promise<Contact | undefined>;
    readonly many: (ids: readonly ContactId[]) => Promise<ReadonlyMap<ContactId, Contact>>;
  };
};
export type Addressed = { readonly id: ContactId; readonly address: string };

const TRIES = 5;
/** Of one batch of reads, and of one transaction. */
const MOST_KEYS = 100;
const MOST_WRITES = 99;
/** Of an address that was joined with another one, the person who has both. */
const toPerson = (who: Addressed, known: Contact | undefined): Addressed =>
  known ? { id: known.id, address: known.address || who.address } : who;
const busy = () => new Failure('busy', 'Others change this person at the same time. Please try again.');

export const createSuppressionStore = ({ table, contact }: World) => {
  const suppress = async (who: Addressed, act: Suppressing): Promise<void> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const known = await contact.find(who.id);
      const writes = suppressionWrites(toPerson(who, known), known, act);
      if (writes.length === 0 || (await table.transact(writes)).ok) return;
    }
    throw busy();
  };

  const findKnown = async (people: readonly Addressed[]): Promise<ReadonlyMap<ContactId, Contact>> => {
    const found = new Map<ContactId, Contact>();
    for (let at = 0; at < people.length; at += MOST_KEYS)
      for (const [id, known] of await contact.many(people.slice(at, at + MOST_KEYS).map(({ id }) => id))) found.set(id, known);
    return found;
  };

  return {
    /** How many of these, each once, are not suppressed so yet; with `entry` they are then, and the audit log tells with the first. */
    async many(addresses: readonly Addressed[], act: Suppressing, entry?: (added: number) => AuditEntry): Promise<number> {
      const found = await findKnown(addresses);
      const people = [...new Map(addresses.map((who) => toPerson(who, found.get(who.id))).map((who) => [who.id, who])).values()];
      const known = new Map([...found.values()].map((one) => [one.id, one]));
      const fresh = people.filter(({ id }) => newIn(known.get(id)?.suppressed, act).length > 0);
      if (!entry || fresh.length === 0) return fresh.length;
      const size = Math.floor(MOST_WRITES / (1 + act.purposes.length));
      let told: Write[] = [{ put: auditItem(entry(fresh.length)) }];
      for (let at = 0; at < fresh.length; at += size) {
        const part = fresh.slice(at, at + size);
        const writes = part.flatMap((who) => suppressionWrites(who, known.get(who.id), act));
        // Somebody of them changed meanwhile: one by one, each as they are now.
        if (!(await table.transact([...writes, ...told])).ok) {
          if (told.length > 0) await table.transact(told);
          for (const who of part) await suppress(who, act);
        }
        told = [];
      }
      return fresh.length;
    },

    /** Lets mail of this purpose through again; false where the reason is another by now. */
    async lift(id: ContactId, purpose: SuppressedPurpose, why: SuppressionWhy, entry: AuditEntry): Promise<boolean> {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const known = await contact.find(id);
        if (!known?.suppressed || known.suppressed[purpose]?.why !== why) return false;
        const suppressed = lift(known.suppressed, purpose);
        const isEmpty = Object.keys(suppressed).length === 0 && !known.address && known.erasedAt === undefined;
        const write: Write = isEmpty
          ? { remove: contactKey(known.id), when: { equals: ['version', known.version] } }
          : changeContact(known.id, known, suppressed, entry.at);
        const places = [...new Set([id, known.id])].map((whose) => ({ remove: suppressionKey(whose, purpose) }));
        if ((await table.transact([write, ...places, { put: auditItem(entry) }])).ok) return true;
      }
      throw busy();
    },

    /** Puts the list right after what somebody did themselves: what is stored now counts, not what the change said. */
    async follow(id: ContactId, purposes: readonly SuppressedPurpose[]): Promise<void> {
      const known = await contact.find(id);
      for (const purpose of purposes) {
        const place = placeInList(id, purpose, known?.address, known?.suppressed ?? {});
        await (place ? table.put(place) : table.remove(suppressionKey(id, purpose)));
      }
    },

    /** Of one person. */
    async of(id: ContactId): Promise<readonly Suppression[]> {
      const { items } = await table.query({ ...suppressionsOf(id), strong: true });
      return items.map(({ row }) => row as Suppression);
    },

    /** All of them, reason after reason. */
    async *all(): AsyncGenerator<Suppression> {
      for (const why of suppressionWhys)
        for await (const { row } of table.all({ pk: suppressionList(why), index: 'list' })) yield row as Suppression;
    },

    /** Newest first in each reason, reason after reason. */
    async page(why: SuppressionWhy | undefined, limit: number, cursor: string | undefined) {
      const lists = (why ? [why] : suppressionWhys).map(suppressionList);
      return pageOfLists(
        async (pk, { limit: most, after }) => {
          const { items, next } = await table.query({ pk, index: 'list', newestFirst: true, limit: most, ...(after ? { after } : {}) });
          return { rows: items.map(({ row }) => row as Suppression), next };
        },
        lists,
        limit,
        cursor,
      );
    },
  };
};
