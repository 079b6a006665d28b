/** The moderation board as one pure step: what the server said, what a moderator did, what stands where. */
import type { DecisionForm } from '#shared/decision.ts';
import type { ConsoleQuestion } from '#shared/question.ts';
import { loaded, refused, settled, silenced, UNDO_MS } from './answers.ts';
import type { Narrowed, Places } from './columns.ts';
import { lay, without } from './lay.ts';
import { across, advance, move } from './moves.ts';
import { didWords, predict } from './predict.ts';

export type Overlay = { readonly waiting: number; readonly change: Partial<ConsoleQuestion> };
export type Undo = {
  readonly id: string;
  readonly words: string;
  readonly text: string;
  readonly until: number;
  /** People in the room see it at once: undoing takes it away, and not from their minds. */
  readonly isRead: boolean;
  /** Of the question after the decision, once the server said so: whatever came later is not undone by this. */
  readonly version?: number;
  /** A person was paused, which is no decision about the question. */
  readonly isPause?: true;
  /** What was done before, which comes next. */
  readonly before: Undo | null;
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
  | { readonly is: 'silenced'; readonly id: string; readonly silenced: boolean; readonly at: number }
  | { readonly is: 'noticed'; readonly id: string; readonly words: string }
  | { readonly is: 'let-go'; readonly id: string }
  | { readonly is: 'select'; readonly id: string | null }
  | { readonly is: 'move'; readonly by: 1 | -1 }
  | { readonly is: 'across'; readonly by: 1 | -1 }
  | { readonly is: 'narrow'; readonly to: Partial<Narrowed> };

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

/** Undoing the last one makes the one before it the last; undoing an older one in its row leaves the order as it is. */
const undone = (last: Undo | null, id: string): Undo | null => (last?.id === id ? last.before : last);

const decided = (board: Board, { id, form, at }: Extract<BoardEvent, { is: 'decided' }>): Board => {
  const question = board.shown.get(id);
  if (!question) return board;
  const overlay = board.overlays.get(id);
  const change = { ...overlay?.change, ...predict(question, form, new Date(at).toISOString()) };
  const overlays = new Map(board.overlays).set(id, { waiting: (overlay?.waiting ?? 0) + 1, change });
  const undo: Undo | null =
    form.decision === 'undo'
      ? undone(board.undo, id)
      : {
          id,
          words: didWords[form.decision],
          text: question.text,
          until: at + UNDO_MS,
          isRead: form.decision === 'reply',
          before: board.undo,
        };
  const after = lay(board, { overlays, undo, notices: without(board.notices, id), unsent: without(board.unsent, id) });
  return advance(board, after, id, form);
};

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
      return settled(board, event);
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
