/** Contacts in the table: one record per person, the consent ledger, the pointer that finds a person by address. */
import type { ContactId } from '#shared/ids.ts';
import { say } from '#shared/say.ts';
import { type ConsentEntry, itemToEntry, overAt } from '../consent/ledger.ts';
import type { Decision } from '../consent/rules.ts';
import { Failure } from '../failure.ts';
import type { Condition } from '../table/expression.ts';
import { consentKey, contactKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Table, Write } from '../table/table.ts';
import { type Contact, itemToContact, toItem, toPointer } from './stored.ts';

export type { ConsentNow, Contact, ContactRow, Preferences, SuppressedWhy, Suppressions, Touched } from './stored.ts';

const TRIES = 5;

/** The time to live takes its time: what it has ended already is there for nobody. */
const gone = (now: Date): Condition => ({ any: [{ absent: 'pk' }, { below: ['ttl', Math.floor(now.getTime() / 1000) + 1] }] });

export const createContactStore = ({ table, now }: { table: Table; now: () => Date }) => {
  const find = async (id: ContactId): Promise<Contact | undefined> => {
    const item = await table.get(contactKey(id), { strong: true });
    return item && itemToContact(item);
  };
  /** Somebody whom we know: not erased, and more than a hash that is not to be mailed. */
  const living = async (id: ContactId): Promise<Contact | undefined> => {
    const contact = await find(id);
    return contact?.address && contact.erasedAt === undefined ? contact : undefined;
  };
  const unchanged = (known: Contact | undefined): Condition => (known ? { equals: ['version', known.version] } : gone(now()));

  return {
    find,
    living,

    /** Up to 100 people as they are now, by their ids; not `strong`: as they were a moment ago, for half the units. */
    async many(ids: readonly ContactId[], { strong = true } = {}): Promise<ReadonlyMap<ContactId, Contact>> {
      const contacts = (await table.batchGet(ids.map(contactKey), { strong })).map(itemToContact);
      return new Map(contacts.map((contact) => [contact.id, contact]));
    },

    /**
     * The whole record. False where another reaction stored it since `known` was read: two registrations of one person are read side by
     * side.
     */
    async store(contact: Contact, known: Contact | undefined): Promise<boolean> {
      return (await table.put(toItem(contact, (known?.version ?? 0) + 1), unchanged(known))).ok;
    },

    /** Makes the person findable by address. */
    async point(id: ContactId, address: string): Promise<void> {
      await table.put(toPointer(id, address), { absent: 'pk' });
    },

    /** What a form asked for, appended to the ledger; the same entry twice is one entry. Gone by itself where nobody confirms it. */
    async asked(id: ContactId, entry: ConsentEntry): Promise<void> {
      const item = { ...consentKey(id, entry.at, entry.purpose), ...entry, ttl: overAt(entry.at), v: DATA_VERSION };
      await table.put(item, { absent: 'pk' });
    },

    /**
     * Carries out what `rule` says of the contact as it is, with its entries of the ledger and `more` in one transaction, and hands it
     * back; undefined where nobody is known by this id (any more). Throws `busy` where others change the same person all the time.
     */
    async decide(
      id: ContactId,
      rule: (contact: Contact) => Decision | undefined,
      more: readonly Write[] = [],
    ): Promise<Contact | undefined> {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const known = await living(id);
        const decided = known && rule(known);
        if (!known || !decided) return known;
        const { contact, entries } = decided;
        const version = known.version + 1;
        const stored = await table.transact([
          { put: toItem(contact, version), when: unchanged(known) },
          ...entries.map((entry) => ({
            put: { ...consentKey(id, entry.at, entry.purpose), ...entry, v: DATA_VERSION },
            when: { absent: 'pk' },
          })),
          // What was confirmed stays, with what it confirms.
          ...entries.flatMap(({ asks, purpose }) =>
            asks ? { key: consentKey(id, asks, purpose), change: { remove: ['ttl'] }, when: { exists: 'kind' } } : [],
          ),
          ...(known.ttl !== undefined && contact.ttl === undefined ? [{ put: toPointer(id, contact.address) }] : []),
          ...more,
        ]);
        if (stored.ok) return { ...contact, version };
      }
      throw new Failure('busy', say('Much happens at once here. Please try again.'));
    },

    /** The whole ledger of a person, oldest first. */
    async ledger(id: ContactId): Promise<ConsentEntry[]> {
      const { pk } = contactKey(id);
      const found: ConsentEntry[] = [];
      for await (const item of table.all({ pk, prefix: 'consent#', strong: true })) found.push(itemToEntry(item));
      return found;
    },
  };
};
