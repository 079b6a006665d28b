/** Lists of codes in the table: few, in one partition; their codes in pieces, which are read by whoever manages the list, and one at a time. */
import type { AuditEntry } from '#shared/audit.ts';
import { MOST_CODES, CODES_SHOWN as PIECE } from '#shared/gift.ts';
import { auditItem } from '../audit/entry.ts';
import { codesKey, codesOf, giftKey, giftsPk } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table, Write } from '../table/table.ts';
import type { StoredGift } from './rules.ts';
import { putGift } from './writes.ts';

const itemToGift = ({ pk: _pk, sk: _sk, v: _v, ...gift }: Item): StoredGift => gift as unknown as StoredGift;
const codesIn = (item: Item | undefined): readonly string[] => (Array.isArray(item?.codes) ? (item.codes as string[]) : []);

export const createGiftStore = ({ table }: { readonly table: Table }) => {
  const piece = async (gift: string, at: number): Promise<readonly string[]> =>
    codesIn(await table.get(codesKey(gift, at), { strong: true }));

  return {
    /** By name. */
    async list(): Promise<readonly StoredGift[]> {
      const found: StoredGift[] = [];
      for await (const item of table.all({ pk: giftsPk, strong: true })) found.push(itemToGift(item));
      return found.sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));
    },

    async find(id: string): Promise<StoredGift | undefined> {
      const item = await table.get(giftKey(id), { strong: true });
      return item && itemToGift(item);
    },

    /** False where it is another by now. */
    async replace(seen: StoredGift | undefined, next: StoredGift, entry: AuditEntry): Promise<boolean> {
      return (await table.transact([putGift(next, seen), { put: auditItem(entry) }])).ok;
    },

    /** Up to 250 codes from the piece that holds this place. */
    async codes({ id }: StoredGift, from: number): Promise<{ readonly start: number; readonly codes: readonly string[] }> {
      const at = Math.floor(from / PIECE);
      return { start: at * PIECE, codes: await piece(id, at) };
    },

    async code(gift: string, place: number): Promise<string | undefined> {
      return (await piece(gift, Math.floor(place / PIECE)))[place % PIECE];
    },

    /**
     * Adds those that the list does not hold yet, behind the others. `full` where it would hold too many; undefined where somebody or
     * something was faster.
     */
    async add(seen: StoredGift, codes: readonly string[], toEntry: (added: number) => AuditEntry) {
      const known = new Set<string>();
      for await (const item of table.all({ ...codesOf(seen.id), strong: true })) for (const one of codesIn(item)) known.add(one);
      const fresh = codes.filter((one) => !known.has(one));
      if (seen.codes + fresh.length > MOST_CODES) return 'full';
      if (fresh.length === 0) return { gift: seen, added: 0 };
      const first = Math.floor(seen.codes / PIECE);
      const kept = (await piece(seen.id, first)).slice(0, seen.codes % PIECE);
      const behind = [...kept, ...fresh];
      const writes: Write[] = [];
      for (let at = 0; at < behind.length; at += PIECE)
        writes.push({
          put: { ...codesKey(seen.id, first + at / PIECE), codes: behind.slice(at, at + PIECE), v: DATA_VERSION },
        });
      const gift = { ...seen, codes: seen.codes + fresh.length };
      const done = await table.transact([putGift(gift, seen), ...writes, { put: auditItem(toEntry(fresh.length)) }]);
      return done.ok ? { gift: { ...gift, rev: seen.rev + 1 }, added: fresh.length } : undefined;
    },
  };
};
