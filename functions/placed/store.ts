/** Where words of customers stand, in the table: beside the words, with whoever said them. */

import type { AuditEntry } from '#shared/audit.ts';
import type { ContactId } from '#shared/ids.ts';
import { auditItem } from '../audit/entry.ts';
import { contactKey, type Key, placedKey, placedList, placedOf } from '../table/keys.ts';
import { getMany } from '../table/many.ts';
import type { Item, Table } from '../table/table.ts';
import { itemToPlaced, type Placed, placedToItem, type Words, wordsIn } from './rules.ts';

export type Shown = { readonly words: Words | undefined; readonly placed: Placed };

const nameOf = ({ pk, sk }: Key): string => `${pk}|${sk}`;

export const createPlacedStore = ({ table }: { readonly table: Table }) => {
  const beside = ({ pk, sk }: Key): Key => placedKey(pk.slice(pk.indexOf('#') + 1), sk);

  return {
    /** The words of this key, and where they stand. */
    async find(source: Key): Promise<{ readonly words: Words | undefined; readonly placed: Placed | undefined }> {
      const found = await table.batchGet([source, beside(source)]);
      const placed = found.find(({ sk }) => sk !== source.sk);
      return { words: wordsIn(found.find(({ sk }) => sk === source.sk)), placed: placed && itemToPlaced(placed) };
    },

    /** Of some words, by their keys' texts: those that stand somewhere. */
    async some(sources: readonly Key[]): Promise<readonly Placed[]> {
      return (await getMany(table, sources.map(beside), { strong: false })).map(itemToPlaced);
    },

    /** Of one person. */
    of: async (person: ContactId): Promise<readonly Placed[]> =>
      (await table.query({ ...placedOf(person), strong: true })).items.map(itemToPlaced),

    /**
     * Puts these very words on pages, with the entry that tells of it. `stale`: somebody else did so meanwhile; `changed`: they are not
     * said like this any more, or by nobody.
     */
    async put(source: Key, text: string, next: Placed, entry: AuditEntry): Promise<'stored' | 'stale' | 'changed'> {
      const seen = next.version - 1;
      const done = await table.transact([
        { put: placedToItem(next), when: seen === 0 ? { absent: 'pk' } : { equals: ['version', seen] } },
        { check: source, when: { equals: ['text', text] } },
        { check: contactKey(next.person), when: { absent: 'erasedAt' } },
        { put: auditItem(entry) },
      ]);
      if (done.ok) return 'stored';
      return done.refused[0] ? 'stale' : 'changed';
    },

    /** Whoever places them anew meanwhile wins. */
    drop: async ({ person, source, version }: Placed): Promise<boolean> =>
      (await table.remove(placedKey(person, source), { equals: ['version', version] })).ok,

    /** Everything that stands somewhere with its words, newest first; the words may be gone. */
    async page(limit: number, after?: Readonly<Record<string, unknown>>) {
      const listed = await table.query({
        ...{ pk: placedList, index: 'list', newestFirst: true, keysOnly: true, limit },
        ...(after ? { after } : {}),
      });
      const placed = (await getMany(table, listed.items)).map(itemToPlaced).filter(({ places }) => places.length > 0);
      const keys = placed.map(({ person, source }): Key => ({ pk: contactKey(person).pk, sk: source }));
      const known = new Map((await getMany(table, keys)).map((item: Item) => [nameOf(item), item]));
      const items = placed.map((one, at): Shown => ({ placed: one, words: wordsIn(known.get(nameOf(keys[at] as Key))) }));
      return { items: items.toSorted((a, b) => (a.placed.at < b.placed.at ? 1 : -1)), next: listed.next };
    },
  };
};
export type PlacedStore = ReturnType<typeof createPlacedStore>;
