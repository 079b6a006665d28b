/** What the server's answers make of the board. */
import type { Board, BoardEvent, Undo } from './board.ts';
import { lay, lift, newer, put } from './lay.ts';
import { conflictWords } from './predict.ts';

/** How long a decision is offered to be taken back; its key works on. */
export const UNDO_MS = 6_000;

export const loaded = (board: Board, { questions, at }: Extract<BoardEvent, { is: 'loaded' }>): Board => {
  const known = new Map(questions.map((one) => [one.id, newer(board.known.get(one.id), one)]));
  const isQuiet = board.loaded && known.size === board.known.size && [...known].every(([id, one]) => board.known.get(id) === one);
  const fresh = { loaded: true, failures: 0, failure: null, freshAt: at };
  return isQuiet ? { ...board, ...fresh } : lay(board, { ...fresh, known });
};

/** Without the latest decision about a question that the server has not taken. */
const unmade = (undo: Undo | null, id: string): Undo | null => {
  if (!undo) return null;
  if (undo.id === id && !undo.isPause && !undo.version) return undo.before;
  const before = unmade(undo.before, id);
  return before === undo.before ? undo : { ...undo, before };
};

export const refused = (board: Board, { id, form, detail, current }: Extract<BoardEvent, { is: 'refused' }>): Board => {
  const before = board.known.get(id);
  const words = current && before && current.version > before.version ? conflictWords(detail, current) : detail;
  const answered = (current?.given.length ?? 0) > (before?.given.length ?? 0);
  const isText = form.text !== undefined && form.decision !== 'undo';
  return lay(board, {
    overlays: lift(board, id),
    known: put(board, current),
    notices: isText ? board.notices : { ...board.notices, [id]: words },
    unsent: isText ? { ...board.unsent, [id]: { form, detail: words, answered } } : board.unsent,
    // What was refused is not there to be undone, also where something else was done since.
    undo: form.decision === 'undo' ? board.undo : unmade(board.undo, id),
  });
};

/** Whatever one person asked: the pause is theirs, not the question's. */
export const silenced = (board: Board, { id, silenced: is, at }: Extract<BoardEvent, { is: 'silenced' }>): Board => {
  const question = board.known.get(id);
  if (!question) return board;
  const known = new Map([...board.known].map(([key, one]) => [key, one.asker === question.asker ? { ...one, silenced: is } : one]));
  const undo = {
    id,
    words: 'Paused',
    text: question.by || 'Anonymous',
    until: at + UNDO_MS,
    isRead: false,
    isPause: true,
    before: board.undo,
  } as const;
  return lay(board, { known, undo: is ? undo : board.undo?.isPause && board.undo.id === id ? board.undo.before : board.undo });
};

/** The latest decision about a question, wherever it stands in the order, learns what version it made. */
const stamp = (undo: Undo | null, id: string, version: number): Undo | null => {
  if (!undo) return null;
  if (undo.id === id && !undo.isPause) return undo.version ? undo : { ...undo, version };
  const before = stamp(undo.before, id, version);
  return before === undo.before ? undo : { ...undo, before };
};

export const settled = (board: Board, { id, question }: Extract<BoardEvent, { is: 'settled' }>): Board => {
  const after = lay(board, { overlays: lift(board, id), known: put(board, question) });
  return { ...after, undo: stamp(after.undo, id, question.version) };
};
