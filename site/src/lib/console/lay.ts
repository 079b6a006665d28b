/** What is on screen: what the server said, with one's own decisions on top until it answers them. */
import type { ConsoleQuestion } from '#shared/question.ts';
import type { Board, Overlay } from './board.ts';
import { arrange } from './columns.ts';

const isSame = (a: ConsoleQuestion, b: ConsoleQuestion): boolean =>
  a.version === b.version &&
  a.votes === b.votes &&
  a.given.length === b.given.length &&
  a.reports === b.reports &&
  a.merged === b.merged &&
  a.silenced === b.silenced &&
  a.replying?.by === b.replying?.by;

/** An older version never replaces a newer one: a slow answer to an early look must not undo a decision on screen. */
export const newer = (known: ConsoleQuestion | undefined, came: ConsoleQuestion): ConsoleQuestion => {
  if (!known) return came;
  if (known.version > came.version) return known.votes === came.votes ? known : { ...known, votes: came.votes };
  return isSame(known, came) ? known : came;
};

/** The board after a change, with every question in its place. */
export const lay = (board: Board, change: Partial<Board>): Board => {
  const next = { ...board, ...change };
  const shown = new Map<string, ConsoleQuestion>();
  for (const [id, one] of next.known) {
    const overlay = next.overlays.get(id);
    const before = board.shown.get(id);
    const isKept = before !== undefined && board.known.get(id) === one && board.overlays.get(id) === overlay;
    shown.set(id, isKept ? before : overlay ? { ...one, ...overlay.change } : one);
  }
  const { selected, narrowed } = next;
  return { ...next, shown, places: arrange({ questions: [...shown.values()], before: board.places, selected, narrowed }) };
};

/** One answer of the server less to wait for. */
export const lift = (board: Board, id: string): ReadonlyMap<string, Overlay> => {
  const overlays = new Map(board.overlays);
  const overlay = overlays.get(id);
  if (overlay && overlay.waiting > 1) overlays.set(id, { ...overlay, waiting: overlay.waiting - 1 });
  else overlays.delete(id);
  return overlays;
};

export const put = (board: Board, question: ConsoleQuestion | undefined): ReadonlyMap<string, ConsoleQuestion> =>
  question ? new Map(board.known).set(question.id, newer(board.known.get(question.id), question)) : board.known;

/** The record without one of its entries; itself where there is none. */
export const without = <V>(record: Readonly<Record<string, V>>, id: string): Readonly<Record<string, V>> =>
  id in record ? Object.fromEntries(Object.entries(record).filter(([key]) => key !== id)) : record;
