/** The moderation board as one pure step: what the server said, what a moderator did, what stands where. */
import type { ConsoleQuestion, DecisionForm } from '#shared/question.ts';
import type { Narrowed, Places } from './columns.ts';
import { lay, lift, newer, put } from './lay.ts';
import { across, advance, move } from './moves.ts';
import { conflictWords, didWords, predict } from './predict.ts';

export type Overlay = { readonly waiting: number; readonly change: Partial<ConsoleQuestion> };
export type Undo = {
  readonly id: string;
  readonly words: string;
  readonly text: string;
  readonly until: number /** People in the room see it at once: undoing takes it away, and not from their minds. */;
  readonly isRead: boolean;
};
/** An answer that was not stored: what was typed, and why. Nothing that somebody wrote is ever lost. */
export type Unsent = { readonly form: DecisionForm; readonly detail: string; readonly answered: boolean };

export type Board = {
  readonly known: ReadonlyMap<string, ConsoleQuestion>;
  readonly overlays: ReadonlyMap<string, Overlay>;
  /** `known` with the overlays on top; rows that did not change are the same objects. */
  readonly shown: ReadonlyMap<string, ConsoleQuestion>;
  readonly notices: Readonly<Record<string, string>>;
  readonly unsent: Readonly<Record<string, Unsent>>;
  readonly places: Places;
  readonly selected: string | null;
  readonly undo: Undo | null;
  readonly narrowed: Narrowed;
  readonly loaded: boolean;
  readonly failures: number;
  readonly failure: { readonly status: number; readonly detail: string } | null;
  readonly freshAt: number;
};

export type BoardEvent =
  | { readonly is: 'loaded'; readonly questions: readonly ConsoleQuestion[]; readonly at: number }
  /** The server said the same once more. */
  | { readonly is: 'same'; readonly at: number }
  | { readonly is: 'load-failed'; readonly status: number; readonly detail: string }
  | { readonly is: 'decided'; readonly id: string; readonly form: DecisionForm; readonly at: number }
  | { readonly is: 'settled'; readonly id: string; readonly question: ConsoleQuestion }
  | {
      readonly is: 'refused';
      readonly id: string;
      readonly form: DecisionForm;
      readonly detail: string;
      readonly current?: ConsoleQuestion;
    }
  | { readonly is: 'silenced'; readonly asker: string; readonly silenced: boolean }
  | { readonly is: 'noticed'; readonly id: string; readonly words: string }
  | { readonly is: 'let-go'; readonly id: string }
  | { readonly is: 'select'; readonly id: string | null }
  | { readonly is: 'move'; readonly by: 1 | -1 }
  | { readonly is: 'across'; readonly by: 1 | -1 }
  | { readonly is: 'narrow'; readonly to: Partial<Narrowed> };

const UNDO_MS = 6_000;

export const startBoard = (narrowed: Narrowed): Board => ({
  known: new Map(),
  overlays: new Map(),
  shown: new Map(),
  notices: {},
  unsent: {},
  places: { review: [], live: [], done: [] },
  selected: null,
  undo: null,
  narrowed,
  loaded: false,
  failures: 0,
  failure: null,
  freshAt: 0,
});

const without = <V>(record: Readonly<Record<string, V>>, id: string): Readonly<Record<string, V>> =>
  id in record ? Object.fromEntries(Object.entries(record).filter(([key]) => key !== id)) : record;

const loaded = (board: Board, { questions, at }: Extract<BoardEvent, { is: 'loaded' }>): Board => {
  const known = new Map(questions.map((one) => [one.id, newer(board.known.get(one.id), one)]));
  const isQuiet = board.loaded && known.size === board.known.size && [...known].every(([id, one]) => board.known.get(id) === one);
  const fresh = { loaded: true, failures: 0, failure: null, freshAt: at };
  return isQuiet ? { ...board, ...fresh } : lay(board, { ...fresh, known });
};

const decided = (board: Board, { id, form, at }: Extract<BoardEvent, { is: 'decided' }>): Board => {
  const question = board.shown.get(id);
  if (!question) return board;
  const overlay = board.overlays.get(id);
  const change = { ...overlay?.change, ...predict(question, form, new Date(at).toISOString()) };
  const overlays = new Map(board.overlays).set(id, { waiting: (overlay?.waiting ?? 0) + 1, change });
  const isUndo = form.decision === 'undo';
  const undo = isUndo
    ? null
    : { id, words: didWords[form.decision], text: question.text, until: at + UNDO_MS, isRead: form.decision === 'reply' };
  const after = lay(board, { overlays, undo, notices: without(board.notices, id), unsent: without(board.unsent, id) });
  return advance(board, after, id, form);
};

const refused = (board: Board, { id, form, detail, current }: Extract<BoardEvent, { is: 'refused' }>): Board => {
  const before = board.known.get(id);
  const words = current && before && current.version > before.version ? conflictWords(detail, current) : detail;
  const answered = (current?.given.length ?? 0) > (before?.given.length ?? 0);
  const isText = form.text !== undefined && form.decision !== 'undo';
  return lay(board, {
    overlays: lift(board, id),
    known: put(board, current),
    notices: isText ? board.notices : { ...board.notices, [id]: words },
    unsent: isText ? { ...board.unsent, [id]: { form, detail: words, answered } } : board.unsent,
    undo: board.undo?.id === id ? null : board.undo,
  });
};

const silenced = (board: Board, { asker, silenced: is }: Extract<BoardEvent, { is: 'silenced' }>): Board =>
  lay(board, { known: new Map([...board.known].map(([id, one]) => [id, one.asker === asker ? { ...one, silenced: is } : one])) });

export const stepBoard = (board: Board, event: BoardEvent): Board => {
  switch (event.is) {
    case 'loaded':
      return loaded(board, event);
    case 'same':
      return { ...board, failures: 0, failure: null, freshAt: event.at };
    case 'load-failed':
      return { ...board, failures: board.failures + 1, failure: { status: event.status, detail: event.detail } };
    case 'decided':
      return decided(board, event);
    case 'settled':
      return lay(board, { overlays: lift(board, event.id), known: put(board, event.question) });
    case 'refused':
      return refused(board, event);
    case 'silenced':
      return silenced(board, event);
    case 'noticed':
      return { ...board, notices: { ...board.notices, [event.id]: event.words } };
    case 'let-go':
      return { ...board, notices: without(board.notices, event.id), unsent: without(board.unsent, event.id) };
    case 'select':
      return { ...board, selected: event.id };
    case 'move':
      return move(board, event.by);
    case 'across':
      return across(board, event.by);
    case 'narrow':
      return lay(board, { narrowed: { ...board.narrowed, ...event.to } });
  }
};
