/** Keys of words that stand on our pages: beside the words themselves, in the partition of whoever said them. */
import type { Key, ListKey } from './key.ts';

const PREFIX = 'placed#';

/** `source`: the sort key of the words. */
export const placedKey = (contact: string, source: string): Key => ({ pk: `contact#${contact}`, sk: `${PREFIX}${source}` });
export const placedOf = (contact: string): { readonly pk: string; readonly prefix: string } => ({
  pk: `contact#${contact}`,
  prefix: PREFIX,
});
export const sourceOfPlaced = (sk: string): string => sk.slice(PREFIX.length);
export const placedList = 'placed';
export const placedEntry = (at: string, contact: string): ListKey => ({ listPk: placedList, listSk: `${at}#${contact}` });
