/** Notes in the table. */
import type { WebinarId } from '#shared/ids.ts';
import type { Note } from '#shared/note.ts';
import { webinarKey, within } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';

export type NoteStore = ReturnType<typeof createNoteStore>;

const itemToNote = (item: Item): Note => {
  const { pk: _pk, sk: _sk, v: _v, clicks, ...note } = item;
  return { ...(note as unknown as Note), clicks: Number(clicks ?? 0) };
};

export const createNoteStore = ({ table }: { table: Table }) => ({
  /** All notes of a webinar, read strongly. */
  async room(webinar: WebinarId): Promise<Note[]> {
    const notes: Note[] = [];
    for await (const item of table.all({ pk: webinarKey(webinar).pk, prefix: within.notes, strong: true })) notes.push(itemToNote(item));
    return notes;
  },
});
