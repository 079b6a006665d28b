import type { Speech } from '#shared/speech.ts';

// A list of a thousand articles asks a thousand times, and making the format is what costs.
const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (tag: string): Intl.DateTimeFormat => {
  const known = formats.get(tag) ?? new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  formats.set(tag, known);
  return known;
};

/** A day of the calendar, in words; in no zone, so that it is the same day everywhere. */
export const dayWords = (day: string, { tag }: Pick<Speech, 'tag'>): string => formatOf(tag).format(new Date(`${day}T00:00:00Z`));
