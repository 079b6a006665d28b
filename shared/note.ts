/** A note: an announcement or a call to action that stands in the room for a while. */
import * as z from 'zod';
import { base32 } from './ids.ts';
import { limits } from './limits.ts';
import { isFilled, line, prose } from './text.ts';
import { httpsUrl } from './url.ts';

export const NOTE_ID_BYTES = 8;
/** 12 characters, drawn once and put if absent. */
export const toNoteId = (bytes: Uint8Array): string => base32(bytes).slice(0, 12);
export const isNoteId = (text: string): boolean => /^[0-9a-hjkmnp-tv-z]{12}$/.test(text);

/** `POST …/notes`. With `url` it is a call to action, whose button says `label`. `until`: an instant after which nobody sees it. */
export const noteForm = z
  .strictObject({
    text: prose('The note', limits.note).refine(isFilled, 'Please type the note.'),
    url: httpsUrl.optional(),
    label: line('The button', limits.noteButton).optional(),
    until: z.iso.datetime({ offset: true, error: 'A time is like 2027-06-18T13:00:00Z.' }).optional(),
  })
  .refine(({ url, label }) => url || !label, { path: ['label'], error: 'A button needs an address.' });
export type NoteForm = z.infer<typeof noteForm>;

/** A note as the console sees it. */
export type Note = {
  readonly id: string;
  readonly webinar: string;
  readonly text: string;
  readonly url?: string;
  readonly label?: string;
  readonly until?: string;
  readonly at: string;
  readonly by: string;
  /** People who pressed its button. */
  readonly clicks: number;
  /** Taken down by a host. */
  readonly removedAt?: string;
};

export type PublicNote = Pick<Note, 'id' | 'text' | 'url' | 'label' | 'until' | 'at'>;
