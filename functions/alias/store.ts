/** Addresses of one person in the table: the one that goes leads to the other, and what both were before is kept beside who stays. */
import type { AuditEntry } from '#shared/audit.ts';
import type { ContactId } from '#shared/ids.ts';
import { say } from '#shared/say.ts';
import { auditItem } from '../audit/entry.ts';
import type { Contact } from '../contact/store.ts';
import { toItem } from '../contact/stored.ts';
import { Failure } from '../failure.ts';
import type { Condition } from '../table/expression.ts';
import { aliasList, contactKey, joinKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Table } from '../table/table.ts';
import { part } from './part.ts';
import { changedBy, join, type Snapshot } from './rules.ts';

type World = {
  readonly table: Table;
  readonly now: () => Date;
  readonly contact: { readonly own: (id: ContactId) => Promise<Contact | undefined> };
};

const TRIES = 5;
/** An erasure takes all of them in one transaction, and a person's page reads them all. */
const MOST_ALIASES = 10;

const unchanged = ({ version }: Contact): Condition => ({ equals: ['version', version] });
const busy = () => new Failure('busy', say('Much happens at once here. Please try again.'), { retryAfterSeconds: 1 });

export const createAliasStore = ({ table, now, contact }: World) => {
  /** A person of their own: known, not gone, and not joined with another address. */
  const person = async (id: ContactId): Promise<Contact | undefined> => {
    const found = await contact.own(id);
    return found?.address && found.erasedAt === undefined && found.mergedInto === undefined ? found : undefined;
  };

  /** Who stays, as they would be, and both as they are; undefined where one of them is no person of their own. */
  const plan = async (from: ContactId, into: ContactId) => {
    const [goes, stays] = await Promise.all([person(from), person(into)]);
    if (!goes || !stays || from === into) return undefined;
    const { ttl: _, ...joined } = join(stays, goes, now());
    if ((joined.aliases?.length ?? 0) > MOST_ALIASES) throw new Failure('refused', `A person has ${MOST_ALIASES + 1} addresses at most.`);
    return { goes, stays, joined };
  };

  return {
    plan,
    isPerson: async (id: ContactId): Promise<boolean> => (await person(id)) !== undefined,

    /** Undefined where one of them is no person of their own any more. */
    async join(from: ContactId, into: ContactId, entry: AuditEntry): Promise<Contact | undefined> {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const planned = await plan(from, into);
        if (!planned) return undefined;
        const { goes, stays, joined } = planned;
        const kept = { at: entry.at, by: entry.by, ...changedBy(stays, joined) };
        const done = await table.transact([
          { put: toItem(joined, stays.version + 1), when: unchanged(stays) },
          { put: toItem({ ...goes, mergedInto: into }, goes.version + 1), when: unchanged(goes) },
          { put: { ...joinKey(into, from), ...kept, v: DATA_VERSION } },
          { put: auditItem(entry) },
        ]);
        if (done.ok) return { ...joined, version: stays.version + 1 };
      }
      throw busy();
    },

    /** Undefined where this address was not joined with this person. */
    async part(id: ContactId, alias: ContactId, entry: AuditEntry): Promise<{ stays: Contact; goes: Contact } | undefined> {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const [known, frozen, kept] = await Promise.all([person(id), contact.own(alias), table.get(joinKey(id, alias), { strong: true })]);
        if (!known || !kept || frozen?.mergedInto !== id) return undefined;
        const parted = part(known, frozen, { before: kept.before as Snapshot, after: kept.after as Snapshot });
        const done = await table.transact([
          { put: toItem(parted.stays, known.version + 1), when: unchanged(known) },
          { put: toItem(parted.goes, frozen.version + 1), when: unchanged(frozen) },
          { remove: joinKey(id, alias) },
          { put: auditItem(entry) },
        ]);
        if (done.ok) return parted;
      }
      throw busy();
    },

    /** Which address leads to whom, of everybody. There are few: each was joined by hand. */
    async all(): Promise<ReadonlyMap<ContactId, ContactId>> {
      const into = new Map<ContactId, ContactId>();
      for await (const { row } of table.all({ pk: aliasList, index: 'list' })) {
        const found = row as { id: ContactId; into: ContactId };
        into.set(found.id, found.into);
      }
      const last = (id: ContactId, hops = MOST_ALIASES): ContactId => {
        const next = hops > 0 ? into.get(id) : undefined;
        return next === undefined ? id : last(next, hops - 1);
      };
      return new Map([...into.keys()].map((id) => [id, last(id)]));
    },

    /** The addresses behind these ids. */
    async addresses(ids: readonly ContactId[]): Promise<readonly { readonly id: ContactId; readonly email: string }[]> {
      if (ids.length === 0) return [];
      const items = await table.batchGet(ids.map(contactKey));
      return items.map(({ pk, address }) => ({ id: pk.slice('contact#'.length), email: String(address) }));
    },
  };
};
