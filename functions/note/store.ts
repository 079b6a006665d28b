/** Notes in the table. Clicks are written by the counts and never from here. */
import type { WebinarId } from '#shared/ids.ts';
import type { Note } from '#shared/note.ts';
import type { Seat } from '../http/seat.ts';
import { createCache } from '../table/cache.ts';
import { noteKey, registrationKey, webinarKey, within } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';
import { stampClick } from './click.ts';
import { isStanding } from './draft.ts';
import { isNote } from './readable.ts';

export type NoteStore = ReturnType<typeof createNoteStore>;

/** A click asks for its note: a copy keeps that from being a read. */
const COPY_MS = 5_000;

/** Undefined where the item is none that anybody could show. */
const itemToNote = (item: Item): Note | undefined => {
  if (!isNote(item)) return undefined;
  const { pk: _pk, sk: _sk, v: _v, clicks, ...note } = item;
  return { ...(note as unknown as Note), clicks: Math.max(0, Number(clicks ?? 0)) };
};

export const createNoteStore = ({ table, now, realNow }: { table: Table; now: () => Date; realNow: () => Date }) => {
  const copies = createCache<Note>(COPY_MS, realNow);
  /** All notes of a webinar, read strongly. */
  const all = async (webinar: WebinarId): Promise<Note[]> => {
    const notes: Note[] = [];
    for await (const item of table.all({ pk: webinarKey(webinar).pk, prefix: within.notes, strong: true })) {
      const note = itemToNote(item);
      if (note) notes.push(note);
    }
    return notes;
  };
  return {
    all,

    /** Those that the room may see now: read strongly. */
    room: async (webinar: WebinarId): Promise<Note[]> => (await all(webinar)).filter((note) => isStanding(note, now())),

    /** A copy of at most five seconds. */
    recent: (webinar: WebinarId, id: string): Promise<Note | undefined> =>
      copies.find(`${webinar}#${id}`, async () => {
        const item = await table.get(noteKey(webinar, id));
        return item && itemToNote(item);
      }),

    async add(note: Note): Promise<boolean> {
      const { clicks: _, ...item } = note;
      return (await table.put({ ...noteKey(note.webinar, note.id), ...item, v: DATA_VERSION }, { absent: 'pk' })).ok;
    },

    /** Takes a note down; once down, it stays as it was taken down first. Undefined for an unknown one. */
    async takeDown(webinar: WebinarId, id: string): Promise<Note | undefined> {
      const done = await table.change(noteKey(webinar, id), { initial: { removedAt: now().toISOString() } }, { exists: 'pk' });
      return done.ok && done.item ? itemToNote(done.item) : undefined;
    },

    /** False where the seat is no longer valid. */
    async click(seat: Seat, id: string): Promise<boolean> {
      const { change, when } = stampClick(seat, id, now());
      return (await table.change(registrationKey(seat.contact, seat.webinar), change, when)).ok;
    },
  };
};
