/** Webinars whose titles hold every word that was typed, whatever the case and the accents. */
import type { Webinar } from '#shared/webinar.ts';

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

type Titled = Pick<Webinar, 'id' | 'title' | 'startsAt'>;

/** The latest first, `most` of them, without those that are `taken`. */
export const findByTitle = <T extends Titled>(
  webinars: readonly T[],
  typed: string,
  taken: readonly string[],
  most: number,
): readonly T[] => {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return webinars
    .filter(({ id, title }) => !taken.includes(id) && words.every((word) => plain(title).includes(word)))
    .sort((a, b) => b.startsAt.localeCompare(a.startsAt))
    .slice(0, most);
};
