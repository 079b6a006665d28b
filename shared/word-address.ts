/** Addresses of pages that gather by a word: topics, authors. Pure. */
import { titleToSlug } from './ids.ts';

/** "Service" and "service" are one word. */
export const foldWord = (word: string): string => word.normalize('NFC').toLowerCase();

/** FNV-1a in base 36: short, and the same in every build. */
const tagOf = (text: string): string => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(36);
};

const isExact = (folded: string): boolean => folded.replaceAll(' ', '-') === titleToSlug(folded);

/**
 * The last part of the address of each word, by the folded word. Words whose letters come out alike ("C", "C#") keep apart: the one that
 * loses nothing has the plain address, the others a short sum of themselves behind it, and so has a word without Latin letters.
 */
export const wordAddresses = (words: readonly string[]): ReadonlyMap<string, string> => {
  const folded = [...new Set(words.map(foldWord))];
  const alike = Map.groupBy(folded, titleToSlug);
  return new Map(
    folded.map((word) => {
      const slug = titleToSlug(word);
      const isPlain = slug !== '' && ((alike.get(slug)?.length ?? 0) === 1 || isExact(word));
      return [word, isPlain ? slug : [slug, tagOf(word)].filter(Boolean).join('-')];
    }),
  );
};
