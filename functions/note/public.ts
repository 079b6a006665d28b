/** What the room sees of the notes: the newest three that stand, newest first. A client takes a note down when its time is over. Pure. */
import type { Note, PublicNote } from '#shared/note.ts';

const MOST = 3;

export const publicNotes = (notes: readonly Note[]): PublicNote[] =>
  notes
    .filter(({ removedAt }) => removedAt === undefined)
    .sort((a, b) => b.at.localeCompare(a.at) || a.id.localeCompare(b.id))
    .slice(0, MOST)
    .map(({ id, text, url, label, until, at }) => ({
      id,
      text,
      at,
      ...(url ? { url } : {}),
      ...(label ? { label } : {}),
      ...(until ? { until } : {}),
    }));
