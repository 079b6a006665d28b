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
/** Addresses that were joined with others that were joined. */
const MOST_HOPS = 5;

/** The time to live takes its time: what it has ended already is there for nobody. */
const gone = (now: Date): Condition => ({ any: [{ absent: 'pk' }, { below: ['ttl', Math.floor(now.getTime() / 1000) + 1] }] });

export const createContactStore = ({ table, now }: { table: Table; now: () => Date }) => {
  /** The record of this very address, also where it was joined with another one. */
  const own = async (id: ContactId): Promise<Contact | undefined> => {
    const item = await table.get(contactKey(id), { strong: true });
    return item && itemToContact(item);
  };
  /** The person behind an address: of one that was joined with another, who holds everything now. */
  const find = async (id: ContactId): Promise<Contact | undefined> => {
    let found = await own(id);
    for (let hops = 0; found?.mergedInto !== undefined && hops < MOST_HOPS; hops += 1) found = await own(found.mergedInto);
    return found;
  };
  const ownMany = async (ids: readonly ContactId[], read: { readonly strong: boolean }): Promise<ReadonlyMap<ContactId, Contact>> => {
    const contacts = (await table.batchGet(ids.map(contactKey), read)).map(itemToContact);
    return new Map(contacts.map((contact) => [contact.id, contact]));
  };
  /** Where the request lies that a confirmation confirms: with the address that it was made for. */
  const homeOf = async ({ id, aliases = [] }: Contact, asks: string, purpose: string): Promise<ContactId> => {
    for (const alias of aliases) if (await table.get(consentKey(alias, asks, purpose), { strong: true })) return alias;
    return id;
  };
  /** Somebody whom we know: not erased, and more than a hash that is not to be mailed. */
  const living = async (id: ContactId): Promise<Contact | undefined> => {
    const contact = await find(id);
    return contact?.address && contact.erasedAt === undefined ? contact : undefined;
  };
  const unchanged = (known: Contact | undefined): Condition => (known ? { equals: ['version', known.version] } : gone(now()));

  return {
    find,
    own,
    living,

    /** The records of these very addresses, up to 100. */
    manyOwn: (ids: readonly ContactId[], { strong = true } = {}): Promise<ReadonlyMap<ContactId, Contact>> => ownMany(ids, { strong }),

    /**
     * Up to 100 people as they are now, by the ids that were asked for: of one that was joined with another, who holds everything. Not
     * `strong`: as they were a moment ago, for half the units.
     */
    async many(ids: readonly ContactId[], { strong = true } = {}): Promise<ReadonlyMap<ContactId, Contact>> {
      const found = new Map(await ownMany(ids, { strong }));
      for (let hops = 0; hops < MOST_HOPS; hops += 1) {
        const moved = [...found].flatMap(([id, { mergedInto }]) => (mergedInto === undefined ? [] : [[id, mergedInto] as const]));
        if (moved.length === 0) break;
        const main = await ownMany([...new Set(moved.map(([, into]) => into))], { strong });
        for (const [id, into] of moved) {
          const one = main.get(into);
          if (one) found.set(id, one);
          else found.delete(id);
        }
      }
      return found;
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
        const homes = await Promise.all(entries.map(({ asks, purpose }) => (asks ? homeOf(known, asks, purpose) : known.id)));
        const stored = await table.transact([
          { put: toItem(contact, version), when: unchanged(known) },
          ...entries.map((entry) => ({
            put: { ...consentKey(known.id, entry.at, entry.purpose), ...entry, v: DATA_VERSION },
            when: { absent: 'pk' },
          })),
          // What was confirmed stays, with what it confirms.
          ...entries.flatMap(({ asks, purpose }, at) =>
            asks ? { key: consentKey(homes[at] ?? id, asks, purpose), change: { remove: ['ttl'] }, when: { exists: 'kind' } } : [],
          ),
          ...(known.ttl !== undefined && contact.ttl === undefined ? [{ put: toPointer(known.id, contact.address) }] : []),
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
