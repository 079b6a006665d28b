/** More items by their keys than one request brings. */
import type { Key } from './keys.ts';
import type { Item, Table } from './table.ts';

const PIECE = 100;

/** Whatever is there of them, in no order; one request after another, so that a long list is no burst. */
export const getMany = async (table: Table, keys: readonly Key[], how: { readonly strong?: boolean } = {}): Promise<readonly Item[]> => {
  const found: Item[] = [];
  for (let at = 0; at < keys.length; at += PIECE) found.push(...(await table.batchGet(keys.slice(at, at + PIECE), how)));
  return found;
};
