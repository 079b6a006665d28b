/** Days of a list in the table: how many people it held, and who by their tags, for 30 days. */
import type { ContactId } from '#shared/ids.ts';
import { dayKey, daysOf, suppressionList } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Table } from '../table/table.ts';
import { type Kept, pack, tagOf, unpack } from './tag.ts';

const DAYS_KEPT = 30;

/** `rules`: which rules it was made by, as a text that differs where they do. `pieces`: absent where there were too many people to know. */
export type Day = {
  readonly day: string;
  readonly at: string;
  readonly count: number;
  readonly reachable: number;
  readonly rules: string;
  readonly pieces?: number;
};

export const createSinceStore = ({ table, now, secret }: { table: Table; now: () => Date; secret: string }) => ({
  tag: (contact: ContactId): string => tagOf(secret, contact),

  /** `of`: which list, like `segment#s3k…`. Newest first, without what a day knows of people. */
  async days(of: string): Promise<Day[]> {
    const { items } = await table.query({ ...daysOf(of), newestFirst: true, limit: DAYS_KEPT + 1, strong: true });
    return items.map(({ day, at, count, reachable, rules, pieces }) => ({ day, at, count, reachable, rules, pieces }) as Day);
  },

  /** Of a day of `days`; undefined where only its counts are known, or it is gone by now. */
  async people(of: string, { day, pieces }: Day): Promise<Kept | undefined> {
    if (pieces === undefined) return undefined;
    const found: Uint8Array[] = [];
    for (let piece = 0; piece < pieces; piece += 1) {
      const item = await table.get(dayKey(of, day, piece), { strong: true });
      if (!(item?.tags instanceof Uint8Array)) return undefined;
      found.push(item.tags);
    }
    return unpack(found);
  },

  /**
   * The first look at a day is the one that is kept; `people` absent: too many. `at`: when it was looked at. The pieces come first: a day
   * that is there is whole.
   */
  async keep(of: string, { at, count, reachable, rules }: Omit<Day, 'day' | 'pieces'>, people: Kept | undefined): Promise<void> {
    const day = at.slice(0, 10);
    const ttl = Math.floor(now().getTime() / 1000) + DAYS_KEPT * 86_400;
    if (await table.get(dayKey(of, day), { strong: true })) return;
    const pieces = people && pack(people);
    for (const [piece, tags] of (pieces ?? []).entries()) await table.put({ ...dayKey(of, day, piece), tags, ttl, v: DATA_VERSION });
    const head = { day, at, count, reachable, rules, ...(pieces ? { pieces: pieces.length } : {}) };
    await table.put({ ...dayKey(of, day), ...head, ttl, v: DATA_VERSION }, { absent: 'pk' });
  },

  /** Nothing of the list is known any more. */
  async forget(of: string): Promise<void> {
    for await (const { pk, sk } of table.all({ pk: daysOf(of).pk, keysOnly: true })) await table.remove({ pk, sk });
  },

  /** Tags of people who had everything erased since. */
  async erased(since: string): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    for await (const { row } of table.all({ pk: suppressionList('erased'), index: 'list', from: since }))
      found.add(tagOf(secret, (row as { contact: ContactId }).contact));
    return found;
  },
});
