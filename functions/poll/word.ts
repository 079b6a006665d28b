/** A word as it is counted: what people mean alike is one word, however they type it. Pure. */
import { limits } from '#shared/limits.ts';
import { byteLength } from '#shared/text.ts';

// Marks that nobody sees: the zero-width space, the soft hyphen, the word joiner, the byte order mark. The joiner of emoji stays.
const unseen = /[\u200b\u00ad\u2060\ufeff]/g;

/** Compatibility forms, letter case and spaces are levelled; undefined where nothing is left, or the form grew too long to store. */
export const toWord = (typed: string): string | undefined => {
  const level = (text: string): string => text.normalize('NFKC').toLowerCase();
  const word = level(level(typed)).replace(unseen, '').replace(/\s+/g, ' ').trim();
  return word === '' || byteLength(word) > 2 * limits.pollWord.bytes ? undefined : word;
};

/** Each word once, in the order in which they were written. */
export const toWords = (typed: readonly string[]): readonly string[] => [...new Set(typed.flatMap((one) => toWord(one) ?? []))];
