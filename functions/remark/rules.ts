/** What the team writes about a person, as the table keeps it. Nothing that goes out to anybody is made of it. Pure. */
import type { TeamNote } from '#shared/contact.ts';
import { base32 } from '#shared/ids.ts';
import { teamNoteKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item } from '../table/table.ts';

export const NOTE_ID_BYTES = 5;

/** Its time, so that notes stand in order, and what tells two of one moment apart. */
export const toNoteId = (now: Date, random: Uint8Array): string => `${now.toISOString()}-${base32(random)}`;
export const isTeamNoteId = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z-[0-9a-z]{8}$/.test(text);

const timeOf = (id: string): string => id.slice(0, 24);

/** `case`: what it is about, if not the person in general. */
export type NewNote = Pick<TeamNote, 'id' | 'by' | 'text'> & { readonly case?: string };

export const toNoteItem = (contact: string, { id, by, text, case: about }: NewNote): Item => ({
  ...teamNoteKey(contact, id),
  by,
  text,
  ...(about ? { case: about } : {}),
  v: DATA_VERSION,
});

export const itemToTeamNote = ({ sk, by, text, editedAt }: Item): TeamNote => {
  const id = sk.slice('note#'.length);
  return { id, at: timeOf(id), by: String(by), text: String(text), ...(typeof editedAt === 'string' ? { editedAt } : {}) };
};
