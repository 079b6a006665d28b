/** Several lists as one, newest first. Memory holds one page of each. */
import type { Query } from '../table/query.ts';
import type { Item } from '../table/table.ts';

type Read = (wanted: Query) => Promise<{ readonly items: readonly Item[]; readonly next: Readonly<Record<string, unknown>> | undefined }>;

/** Below this part of a page a list is low. */
const LOW = 8;

const placeIn = ({ listSk }: Item): string => String(listSk);

/**
 * `before`: a place in these lists, which everything that follows stands below. The places of two lists compare as text, so the same one
 * serves for all of them.
 */
export async function* newestFirst(
  read: Read,
  lists: readonly string[],
  { before, limit }: { before: string | undefined; limit: number },
): AsyncGenerator<Item> {
  const readers = lists.map((pk) => {
    const wanted: Query = { pk, index: 'list', newestFirst: true, limit, ...(before ? { before } : {}) };
    return { wanted, items: [] as Item[], isOver: false };
  });
  const fill = async (reader: (typeof readers)[number]): Promise<void> => {
    do {
      const { items, next } = await read(reader.wanted);
      reader.items.push(...items);
      if (next) reader.wanted = { ...reader.wanted, after: next };
      else reader.isOver = true;
    } while (reader.items.length === 0 && !reader.isOver);
  };
  // Lists are spread evenly and run low together: one that is empty waits once for all of them.
  const fillLow = async (): Promise<void> => {
    const low = readers.filter(({ items, isOver }) => !isOver && items.length < limit / LOW);
    await Promise.all(low.map(fill));
  };
  await fillLow();
  for (;;) {
    const [newest] = readers
      .flatMap((reader) => (reader.items[0] ? { reader, place: placeIn(reader.items[0]) } : []))
      .sort((a, b) => (a.place < b.place ? 1 : -1));
    const item = newest?.reader.items.shift();
    if (!newest || !item) return;
    yield item;
    if (newest.reader.items.length === 0 && !newest.reader.isOver) await fillLow();
  }
}
