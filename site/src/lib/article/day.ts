import type { Speech } from '#shared/speech.ts';

/** A day of the calendar, in words; in no zone, so that it is the same day everywhere. */
export const dayWords = (day: string, { tag }: Pick<Speech, 'tag'>): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(tag, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
