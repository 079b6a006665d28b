/**
 * People in the table, walked list by list: contacts and registrations of one person have the same shard, so a sixteenth of everybody is
 * in memory at most. Rows come from the index, which may be some seconds behind.
 */
import type { ContactId, WebinarId } from '#shared/ids.ts';
import type { ContactRow } from '../contact/store.ts';
import { itemToContact, ROW_VERSION, toContactRow } from '../contact/stored.ts';
import type { StoredQuestion } from '../question/stored.ts';
import type { RegistrationRow } from '../registration/register.ts';
import { contactKey, contactLists, registrationKey, registrationLists, shardOf } from '../table/keys.ts';
import { SHARDS } from '../table/shape.ts';
import type { Table } from '../table/table.ts';
import { type Asked, addAsked, nothingAsked, type Part, type Person, toAsked, unitePart } from './person.ts';
import type { Result } from './result.ts';

/** Of one request for many items. */
const MOST_KEYS = 100;

/**
 * `everybody`: each contact, with their parts in these webinars; `registered`: only who has a part in one of them; `members`: those that
 * it names for each of the sixteen lists.
 */
export type Scope = {
  readonly of: 'everybody' | 'registered' | { readonly members: (list: number) => Promise<Iterable<ContactId>> };
  readonly webinars: readonly WebinarId[];
};

type Known = {
  readonly id: WebinarId;
  readonly asked: ReadonlyMap<ContactId, Asked>;
  readonly isCounted: boolean;
  /** It is another address of somebody. */
  readonly isOther: (one: ContactId) => boolean;
  /** What was done there with other addresses of people, by who they are: those stand in another list. */
  readonly others: ReadonlyMap<ContactId, readonly Part[]>;
};
type Wanted = { readonly asked: boolean; readonly result: boolean };
type Aliases = ReadonlyMap<ContactId, ContactId>;

type Asks = {
  readonly table: Table;
  readonly question: { readonly room: (webinar: WebinarId) => Promise<{ readonly questions: readonly StoredQuestion[] }> };
  readonly webinar: { readonly find: (id: WebinarId) => Promise<{ readonly resultAt?: string | undefined } | undefined> };
  readonly alias: { readonly all: () => Promise<ReadonlyMap<ContactId, ContactId>> };
  readonly result: { readonly read: (webinar: WebinarId, contacts: readonly ContactId[]) => Promise<ReadonlyMap<ContactId, Result>> };
};

function* inPieces<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += MOST_KEYS) yield all.slice(at, at + MOST_KEYS);
}

const rowId = (row: unknown): ContactId[] => (row ? [(row as RegistrationRow).id] : []);

export const createPersonStore = ({ table, question, webinar, result, alias }: Asks) => {
  /** Questions belong to who asked them, a guest's to the address that they typed. */
  const askedBy = async (id: WebinarId): Promise<ReadonlyMap<ContactId, Asked>> => {
    const raw = toAsked((await question.room(id)).questions);
    const owners = new Map<ContactId, ContactId>();
    for (const piece of inPieces([...raw.keys()]))
      for (const item of await table.batchGet(piece.map((asker) => registrationKey(asker, id))))
        if (typeof item.for === 'string') owners.set(item.pk.slice('contact#'.length), item.for);
    const found = new Map<ContactId, Asked>();
    for (const [asker, asked] of raw) {
      const owner = owners.get(asker) ?? asker;
      found.set(owner, addAsked(found.get(owner) ?? nothingAsked, asked));
    }
    return found;
  };

  const know = async (id: WebinarId, aliases: Aliases, wanted: Wanted = { asked: true, result: true }): Promise<Known> => {
    const [asked, found] = await Promise.all([wanted.asked ? askedBy(id) : new Map<ContactId, Asked>(), webinar.find(id)]);
    const known = { id, asked, isCounted: !wanted.result || found?.resultAt !== undefined, isOther: (one: ContactId) => aliases.has(one) };
    const rows: RegistrationRow[] = [];
    for (const piece of inPieces([...aliases.keys()]))
      for (const { row } of await table.batchGet(piece.map((one) => registrationKey(one, id)))) if (row) rows.push(row as RegistrationRow);
    const parts = [...(await toParts(known, rows)).entries()];
    const others = Map.groupBy(parts, ([one]) => aliases.get(one) ?? one);
    return { ...known, others: new Map([...others].map(([owner, found]) => [owner, found.map(([, part]) => part)])) };
  };

  /** Whoever has other addresses there, by the registration that stands for all of them. */
  const placesOf = async ({ id, others }: Known): Promise<ReadonlyMap<ContactId, ContactId>> => {
    const places = new Map<ContactId, ContactId>();
    for (const piece of inPieces([...others.keys()])) {
      const own = new Set((await table.batchGet(piece.map((one) => registrationKey(one, id)))).flatMap(({ row }) => rowId(row)));
      for (const owner of piece) places.set(own.has(owner) ? owner : (others.get(owner)?.[0]?.row.id ?? owner), owner);
    }
    return places;
  };

  const partsOf = async (known: Known, shard: number, aliases: Aliases): Promise<ReadonlyMap<ContactId, Part>> => {
    const rows: RegistrationRow[] = [];
    for await (const { row } of table.all({ pk: registrationLists(known.id)[shard] ?? '', index: 'list' }))
      if (!aliases.has((row as RegistrationRow).id)) rows.push(row as RegistrationRow);
    const parts = new Map(await toParts(known, rows));
    for (const [owner, others] of known.others)
      if (shardOf(owner) === shard) parts.set(owner, others.reduce<Part | undefined>(unitePart, parts.get(owner)) as Part);
    return parts;
  };

  const toParts = async (
    { id, asked, isCounted }: Pick<Known, 'id' | 'asked' | 'isCounted'>,
    rows: readonly RegistrationRow[],
  ): Promise<ReadonlyMap<ContactId, Part>> => {
    const results = isCounted
      ? undefined
      : // Before the end stands, they are in nobody's row.
        await result.read(
          id,
          rows.map((row) => row.id),
        );
    return new Map(
      rows.map((row) => {
        const did = results ? results.get(row.id) : row.result;
        return [row.id, { webinar: id, row, ...(asked.get(row.id) ?? nothingAsked), ...(did ? { result: did } : {}) }];
      }),
    );
  };

  const readContacts = async (ids: readonly ContactId[]): Promise<ReadonlyMap<ContactId, ContactRow>> => {
    const found = new Map<ContactId, ContactRow>();
    for (const piece of inPieces(ids))
      for (const item of await table.batchGet(piece.map(contactKey))) {
        const contact = itemToContact(item);
        if (contact.address && contact.erasedAt === undefined && contact.mergedInto === undefined)
          found.set(contact.id, toContactRow(contact));
      }
    return found;
  };

  /** Rows of an earlier shape are read anew from the contacts themselves. */
  async function* everybody(shard: number): AsyncGenerator<ContactRow> {
    let older: ContactId[] = [];
    for await (const { row } of table.all({ pk: contactLists[shard] ?? '', index: 'list' })) {
      const contact = row as ContactRow;
      if (contact.v === ROW_VERSION) yield contact;
      else older.push(contact.id);
      if (older.length < MOST_KEYS) continue;
      yield* (await readContacts(older)).values();
      older = [];
    }
    yield* (await readContacts(older)).values();
  }

  async function* walkList(of: Scope['of'], known: readonly Known[], shard: number, aliases: Aliases): AsyncGenerator<Person> {
    const parts = await Promise.all(known.map((one) => partsOf(one, shard, aliases)));
    const toPerson = (contact: ContactRow): Person => ({ contact, parts: parts.flatMap((of) => of.get(contact.id) ?? []) });
    if (of === 'everybody') {
      for await (const contact of everybody(shard)) yield toPerson(contact);
      return;
    }
    const ids = of === 'registered' ? [...new Set(parts.flatMap((of) => [...of.keys()]))] : [...(await of.members(shard))];
    for (const piece of inPieces(ids)) for (const contact of (await readContacts(piece)).values()) yield toPerson(contact);
  }

  const open = async ({ of, webinars }: Scope): Promise<(list: number) => AsyncGenerator<Person>> => {
    const aliases = await alias.all();
    const known = await Promise.all(webinars.map((one) => know(one, aliases)));
    return (list) => walkList(of, known, list, aliases);
  };

  return {
    /**
     * Makes parts of rows of this webinar that somebody else reads, each with whose it is: whoever registered with two addresses has one,
     * in the place of the address that they are known by, or of the first other one. `asked`: with what became of their questions, which
     * are read once; `result`: with what they did, which is read from the ballots where it is in nobody's row yet.
     */
    async joining(id: WebinarId, wanted: Wanted) {
      const known = await know(id, await alias.all(), wanted);
      const places = await placesOf(known);
      return async (rows: readonly RegistrationRow[]): Promise<ReadonlyMap<ContactId, Part & { readonly of: ContactId }>> => {
        const parts = await toParts(known, rows);
        return new Map(
          [...parts].flatMap(([one, part]) => {
            const of = places.get(one);
            if (of === undefined) return known.isOther(one) ? [] : [[one, { ...part, of: one }] as const];
            const own = of === one ? part : undefined;
            const all = known.others.get(of)?.reduce<Part | undefined>(unitePart, own) ?? part;
            return [[one, { ...all, of }] as const];
          }),
        );
      };
    },

    /** Each person of a scope once, in no order that means anything; the same order for the same rows. `list`: of that one only. */
    async *walk(scope: Scope, list?: number): AsyncGenerator<Person> {
      const walkOne = await open(scope);
      const lists = list === undefined ? Array.from({ length: SHARDS }, (_, at) => at) : [list];
      for (const shard of lists) yield* walkOne(shard);
    },

    /** Reads once what all sixteen lists need, for whoever walks them one by one. */
    open,
  };
};
