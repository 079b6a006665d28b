/** A note as it comes from the form, and which notes still stand. Pure. */
import type { Note, NoteForm } from '#shared/note.ts';
import type { FieldError } from '#shared/problem.ts';

/** All that were ever written in one webinar. */
export const MOST_NOTES = 50;

type Made = { readonly kind: 'made'; readonly note: Note } | { readonly kind: 'refused'; readonly error: FieldError };

/** Refused where its time is over before anybody could read it. */
export const toNote = (form: NoteForm, { id, webinar, by, now }: { id: string; webinar: string; by: string; now: Date }): Made => {
  const until = form.until === undefined ? undefined : new Date(form.until);
  if (until && until.getTime() <= now.getTime())
    return { kind: 'refused', error: { pointer: '#/until', detail: 'That time is over. Please choose a later one.' } };
  const button = form.url ? { url: form.url, label: form.label || 'Open' } : {};
  return {
    kind: 'made',
    note: {
      id,
      webinar,
      text: form.text,
      ...button,
      ...(until ? { until: until.toISOString() } : {}),
      at: now.toISOString(),
      by,
      clicks: 0,
    },
  };
};

/** Its time is over. */
export const isOver = ({ until }: Pick<Note, 'until'>, now: Date): boolean => until !== undefined && until <= now.toISOString();

/** Neither taken down nor past its time. */
export const isStanding = (note: Note, now: Date): boolean => note.removedAt === undefined && !isOver(note, now);
