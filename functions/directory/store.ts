/** People in the table, as the team looks for them: who did something last stands first; or who is called so, by small items and no scan. */
import type { ContactId } from '#shared/ids.ts';
import type { Contact, ContactRow } from '../contact/store.ts';
import { ROW_VERSION, toContactRow } from '../contact/stored.ts';
import { fromCursor, toCursor, unknownPlace } from '../table/cursor.ts';
import { contactLists, findList } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';
import { placeOf } from './fold.ts';
import { newestFirst } from './newest.ts';

type Many = (ids: readonly ContactId[], read?: { readonly strong?: boolean }) => Promise<ReadonlyMap<ContactId, Contact>>;
type World = { readonly table: Table; readonly contact: { readonly many: Many; readonly manyOwn: Many } };
/** `looked` at so many; a page may end early where few fit, and go on with `next`. */
export type Found = { readonly rows: readonly ContactRow[]; readonly next?: string };
type Wanted = {
  readonly fits: (row: ContactRow) => boolean;
  readonly isOpen: boolean;
  readonly limit: number;
  readonly cursor: string | undefined;
};

/** Rows that one request looks at: 2,000 of half a KB are a MB, 125 units. By their names people are read one by one, half a unit each. */
const MOST_LOOKED = 2_000;
const MOST_NAMED = 500;
const PIECE = 100;
/** Sixteen lists give some three people each to a page of fifty. */
const PER_LIST = 8;

const PLACE = /^\d{4}-\d\d-\d\d#[0-9a-hjkmnp-tv-z]{32}$/;

const isShown = (contact: Contact | undefined): contact is Contact =>
  contact !== undefined && contact.address !== undefined && contact.erasedAt === undefined && contact.ttl === undefined;

export const createDirectoryStore = ({ table, contact }: World) => {
  /** Rows of an earlier shape say too little: they are read from the people themselves. */
  const lift = async (items: readonly Item[]): Promise<readonly (ContactRow | undefined)[]> => {
    const rows = items.map(({ row }) => row as ContactRow);
    const older = rows.filter(({ v }) => v !== ROW_VERSION).map(({ id }) => id);
    const people = older.length > 0 ? await contact.many(older, { strong: false }) : new Map<ContactId, Contact>();
    return rows.map((row) => {
      if (row.v === ROW_VERSION) return row;
      const known = people.get(row.id);
      return isShown(known) ? toContactRow(known) : undefined;
    });
  };

  /** Those of a piece of the list by name who stand there: under the first of the ways that begin so, and as who they are by now. */
  const named = async (items: readonly Item[], prefix: string): Promise<readonly (ContactRow | undefined)[]> => {
    const idIn = ({ row }: Item): ContactId => String((row as { id?: unknown } | undefined)?.id);
    const people = await contact.manyOwn([...new Set(items.map(idIn))], { strong: false });
    const joined = [...people.values()].flatMap(({ mergedInto }) => mergedInto ?? []);
    const owners = joined.length > 0 ? await contact.many([...new Set(joined)], { strong: false }) : people;
    const seen = new Set<ContactId>();
    return items.map((item) => {
      const known = people.get(idIn(item));
      if (!known || placeOf(known, prefix) !== String(item.listSk).split('#')[0]) return undefined;
      const owner = known.mergedInto === undefined ? known : owners.get(known.mergedInto);
      // Who is found by another address stands where their own leads, if that begins so as well.
      if (!isShown(owner) || seen.has(owner.id) || (owner !== known && placeOf(owner, prefix) !== undefined)) return undefined;
      seen.add(owner.id);
      return toContactRow(owner);
    });
  };

  return {
    /** Who did something last stands first, day by day. */
    async newest({ fits, isOpen, limit, cursor }: Wanted): Promise<Found> {
      const before = cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString();
      if (before !== undefined && !PLACE.test(before)) throw unknownPlace();
      const rows: ContactRow[] = [];
      const all = newestFirst(table.query, contactLists, { before, limit: isOpen ? PER_LIST : PIECE });
      let looked = 0;
      let place: string | undefined;
      for (let piece = await take(all, PIECE); piece.length > 0; piece = await take(all, PIECE)) {
        for (const [at, row] of (await lift(piece)).entries()) {
          if (rows.length === limit) return { rows, next: Buffer.from(place ?? '').toString('base64url') };
          place = String(piece[at]?.listSk);
          if (row && fits(row)) rows.push(row);
        }
        looked += piece.length;
        if (looked >= MOST_LOOKED) return { rows, next: Buffer.from(place ?? '').toString('base64url') };
      }
      return { rows };
    },

    /** Whose address, name, last name or company begins so, in the order of that; `prefix` is folded. */
    async find(prefix: string, { fits, isOpen, limit, cursor }: Wanted): Promise<Found> {
      const list = findList(prefix);
      let { after } = fromCursor(cursor, [list]);
      // One list holds all who begin with the same two letters; the database refuses a place outside of what is asked for by an error.
      if (after && !String(after.listSk).startsWith(prefix)) throw unknownPlace();
      const rows: ContactRow[] = [];
      for (let looked = 0; looked < MOST_NAMED; ) {
        // Without a filter nearly everybody fits: no more are read than the page holds.
        const most = isOpen ? Math.min(PIECE, limit - rows.length + 1) : PIECE;
        const { items, next } = await table.query({ pk: list, index: 'list', prefix, limit: most, ...(after ? { after } : {}) });
        for (const [at, row] of (await named(items, prefix)).entries()) {
          if (row && fits(row)) rows.push(row);
          const isLast = at === items.length - 1 && !next;
          if (rows.length === limit && !isLast) return { rows, ...onward(placeAt(items[at])) };
        }
        if (!next) return { rows };
        after = next;
        looked += items.length;
      }
      return { rows, ...onward(after) };
    },
  };
};

const placeAt = (item: Item | undefined) => item && { listPk: item.listPk, listSk: item.listSk, pk: item.pk, sk: item.sk };

const onward = (place: Readonly<Record<string, unknown>> | undefined): { readonly next?: string } => {
  const next = toCursor(place);
  return next ? { next } : {};
};

const take = async (from: AsyncGenerator<Item>, most: number): Promise<readonly Item[]> => {
  const items: Item[] = [];
  while (items.length < most) {
    const { value, done } = await from.next();
    if (done) break;
    items.push(value);
  }
  return items;
};
