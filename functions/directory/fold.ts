/** How people are found: the ways that lead to somebody, each by how it begins. Pure. */
import type { Contact } from '../contact/store.ts';

const letters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd' };

/** `Müller` and `muller` begin alike: no case, no accents, one space at a time. Never holds `#`, which ends it in a key. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđ]/g, (letter) => letters[letter] ?? letter)
    .replaceAll('#', ' ')
    .replace(/\s+/gu, ' ')
    .trim();

export const ways = ['mail', 'name', 'last', 'company'] as const;
export type Way = (typeof ways)[number];

/** Whole ones, of four bytes at most: keys have 1,024, and hold no half of a letter. */
const MOST_LETTERS = 120;

type Named = Pick<Contact, 'address' | 'name' | 'company' | 'ttl' | 'mergedInto' | 'erasedAt'>;

/**
 * What leads to somebody, folded. One whose address was joined with another is found by that address still; who only asked for the
 * newsletter and did not confirm it, and who is gone, by nothing.
 */
export const waysTo = (contact: Partial<Named> | undefined): ReadonlyMap<Way, string> => {
  if (!contact?.address || contact.erasedAt !== undefined || contact.ttl !== undefined) return new Map();
  const name = fold(contact.name ?? '');
  const last = name.includes(' ') ? name.slice(name.lastIndexOf(' ') + 1) : '';
  const found: [Way, string][] = [['mail', fold(contact.address)]];
  if (contact.mergedInto === undefined) found.push(['name', name], ['last', last], ['company', fold(contact.company ?? '')]);
  return new Map(
    found.filter(([, folded]) => [...folded].length >= 2).map(([way, folded]) => [way, [...folded].slice(0, MOST_LETTERS).join('')]),
  );
};

/** Of the ways to somebody that begin so, the first in the order of the list: there they stand in it, once. */
export const placeOf = (contact: Named, prefix: string): string | undefined =>
  [...waysTo(contact).values()].filter((folded) => folded.startsWith(prefix)).sort()[0];
