/** The moderation board as one pure step: what the server said, what a moderator did, what stands where. */
import type { ConsoleQuestion, DecisionForm } from '#shared/question.ts';
import { arrange, type Column, columns, type DoneFilter, type Places } from './columns.ts';
import { didWords, predict, standing } from './predict.ts';

type Overlay = { readonly waiting: number; readonly change: Partial<ConsoleQuestion> };
export type Undo = { readonly id: string; readonly words: string; readonly text: string; readonly until: number };

export type Board = {
  readonly known: ReadonlyMap<string, ConsoleQuestion>;
  readonly overlays: ReadonlyMap<string, Overlay>;
  /** `known` with the overlays on top; rows that did not change are the same objects. */
  readonly shown: ReadonlyMap<string, ConsoleQuestion>;
  readonly notices: Readonly<Record<string, string>>;
  readonly places: Places;
  readonly selected: string | null;
  readonly undo: Undo | null;
  readonly find: string;
  readonly filter: DoneFilter;
  readonly loaded: boolean;
  readonly failures: number;
  readonly failure: { readonly status: number; readonly detail: string } | null;
  readonly freshAt: number;
};

export type BoardEvent =
  | { readonly is: 'loaded'; readonly questions: readonly ConsoleQuestion[]; readonly at: number }
  | { readonly is: 'load-failed'; readonly status: number; readonly detail: string }
  | { readonly is: 'decided'; readonly id: string; readonly form: DecisionForm; readonly at: number }
  | { readonly is: 'settled'; readonly id: string; readonly question: ConsoleQuestion }
  | { readonly is: 'refused'; readonly id: string; readonly detail: string; readonly current?: ConsoleQuestion }
  | { readonly is: 'select'; readonly id: string | null }
  | { readonly is: 'move'; readonly by: 1 | -1 }
  | { readonly is: 'across'; readonly by: 1 | -1 }
  | { readonly is: 'find'; readonly text: string }
  | { readonly is: 'filter'; readonly filter: DoneFilter };

const UNDO_MS = 6_000;

export const startBoard = (find: string, filter: DoneFilter): Board => ({
  known: new Map(),
  overlays: new Map(),
  shown: new Map(),
  notices: {},
  places: { review: [], live: [], done: [] },
  selected: null,
  undo: null,
  find,
  filter,
  loaded: false,
  failures: 0,
  failure: null,
  freshAt: 0,
});

const isSame = (a: ConsoleQuestion, b: ConsoleQuestion): boolean =>
  a.version === b.version && a.votes === b.votes && a.given.length === b.given.length;

/** An older version never replaces a newer one: a slow answer to an early look must not undo a decision on screen. */
const newer = (known: ConsoleQuestion | undefined, came: ConsoleQuestion): ConsoleQuestion => {
  if (!known) return came;
  if (known.version > came.version) return known.votes === came.votes ? known : { ...known, votes: came.votes };
  return isSame(known, came) ? known : came;
};

const lay = (board: Board, change: Partial<Board>): Board => {
  const next = { ...board, ...change };
  const shown = new Map<string, ConsoleQuestion>();
  for (const [id, one] of next.known) {
    const overlay = next.overlays.get(id);
    const before = board.shown.get(id);
    const isKept = before !== undefined && board.known.get(id) === one && board.overlays.get(id) === overlay;
    shown.set(id, isKept ? before : overlay ? { ...one, ...overlay.change } : one);
  }
  const { selected, find, filter } = next;
  return { ...next, shown, places: arrange({ questions: [...shown.values()], before: board.places, selected, find, filter }) };
};

const placeOf = (places: Places, id: string | null): { column: Column; index: number } | undefined => {
  for (const column of columns) {
    const index = id === null ? -1 : places[column].indexOf(id);
    if (index >= 0) return { column, index };
  }
  return undefined;
};

/** After a decision the hand rests on the next row of the column, except that a question put on air is followed there. */
const advance = (before: Board, after: Board, id: string, form: DecisionForm): Board => {
  const was = placeOf(before.places, id);
  const now = placeOf(after.places, id);
  if (before.selected !== id || !was || was.column === now?.column || form.decision === 'answering') return after;
  const rest = after.places[was.column];
  return { ...after, selected: rest[was.index] ?? rest[was.index - 1] ?? null };
};

const without = <V>(record: Readonly<Record<string, V>>, id: string): Record<string, V> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));

const decided = (board: Board, { id, form, at }: Extract<BoardEvent, { is: 'decided' }>): Board => {
  const question = board.shown.get(id);
  if (!question) return board;
  const overlay = board.overlays.get(id);
  const change = { ...overlay?.change, ...predict(question, form, new Date(at).toISOString()) };
  const overlays = new Map(board.overlays).set(id, { waiting: (overlay?.waiting ?? 0) + 1, change });
  const isUndo = form.decision === 'undo';
  const undo = isUndo ? null : { id, words: didWords[form.decision], text: question.text, until: at + UNDO_MS };
  const after = lay(board, { overlays, undo, notices: without(board.notices, id) });
  return advance(board, after, id, form);
};

const lift = (board: Board, id: string): ReadonlyMap<string, Overlay> => {
  const overlays = new Map(board.overlays);
  const overlay = overlays.get(id);
  if (overlay && overlay.waiting > 1) overlays.set(id, { ...overlay, waiting: overlay.waiting - 1 });
  else overlays.delete(id);
  return overlays;
};

const put = (board: Board, question: ConsoleQuestion | undefined): ReadonlyMap<string, ConsoleQuestion> =>
  question ? new Map(board.known).set(question.id, newer(board.known.get(question.id), question)) : board.known;

/** Who was faster and what came of it. */
const conflictWords = (detail: string, current: ConsoleQuestion | undefined): string => {
  const last = current?.history.at(-1);
  if (!current || !last) return detail;
  const who = last.by ? `${last.by.charAt(0).toUpperCase()}${last.by.slice(1)}` : 'A colleague';
  return `${who} was faster. It is now: ${standing(current)}.`;
};

const move = (board: Board, by: 1 | -1): Board => {
  const place = placeOf(board.places, board.selected);
  const first = columns.map((column) => board.places[column][0]).find((id) => id !== undefined) ?? null;
  if (!place) return { ...board, selected: first };
  const column = board.places[place.column];
  return { ...board, selected: column[Math.min(column.length - 1, Math.max(0, place.index + by))] ?? null };
};

/** To the neighbouring column that has something, at the same height. */
const across = (board: Board, by: 1 | -1): Board => {
  const place = placeOf(board.places, board.selected);
  if (!place) return move(board, 1);
  const start = columns.indexOf(place.column);
  for (let to = start + by; columns[to] !== undefined; to += by) {
    const ids = board.places[columns[to] ?? 'live'];
    if (ids.length > 0) return { ...board, selected: ids[Math.min(place.index, ids.length - 1)] ?? null };
  }
  return board;
};

export const stepBoard = (board: Board, event: BoardEvent): Board => {
  switch (event.is) {
    case 'loaded': {
      const known = new Map(event.questions.map((one) => [one.id, newer(board.known.get(one.id), one)]));
      const isQuiet = board.loaded && known.size === board.known.size && [...known].every(([id, one]) => board.known.get(id) === one);
      const fresh = { loaded: true, failures: 0, failure: null, freshAt: event.at };
      return isQuiet ? { ...board, ...fresh } : lay(board, { ...fresh, known });
    }
    case 'load-failed':
      return { ...board, failures: board.failures + 1, failure: { status: event.status, detail: event.detail } };
    case 'decided':
      return decided(board, event);
    case 'settled':
      return lay(board, { overlays: lift(board, event.id), known: put(board, event.question) });
    case 'refused': {
      const notices = { ...board.notices, [event.id]: conflictWords(event.detail, event.current) };
      const undo = board.undo?.id === event.id ? null : board.undo;
      return lay(board, { overlays: lift(board, event.id), known: put(board, event.current), notices, undo });
    }
    case 'select':
      return { ...board, selected: event.id };
    case 'move':
      return move(board, event.by);
    case 'across':
      return across(board, event.by);
    case 'find':
      return lay(board, { find: event.text });
    case 'filter':
      return lay(board, { filter: event.filter });
  }
};
