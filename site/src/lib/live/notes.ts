/** Which notes are on screen, and what is said of a new one. Pure; times are milliseconds of the server's clock. */
import type { PublicNote } from '#shared/note.ts';
import type { Told } from './told.ts';

const isOver = ({ until }: PublicNote, now: number): boolean => until !== undefined && Date.parse(until) <= now;

/** Those that still stand and that this person did not put away, newest first. */
export const standingNotes = (notes: readonly PublicNote[], away: ReadonlySet<string>, now: number): readonly PublicNote[] =>
  notes.filter((note) => !away.has(note.id) && !isOver(note, now));

/** Milliseconds until the next of them is over; undefined where all stay. */
export const nextOver = (notes: readonly PublicNote[], now: number): number | undefined => {
  const left = notes.flatMap((note) => (note.until && !isOver(note, now) ? [Date.parse(note.until) - now] : []));
  return left.length > 0 ? Math.min(...left) : undefined;
};

/** For those who listen: the notes that the last feed did not have. */
export const noteNews = (before: readonly PublicNote[], notes: readonly PublicNote[]): readonly Told[] => {
  const last = before[0]?.at ?? '';
  // One that comes back because a newer one was taken down is no news.
  return notes.filter(({ at }) => at > last).map(({ text }) => ({ say: 'From the host: {what}', what: text }));
};
