/** What the server's answers make of the board. */
import type { Board, BoardEvent } from './board.ts';
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
    undo: board.undo?.id === id ? null : board.undo,
  });
};

/** Whatever one person asked: the pause is theirs, not the question's. */
export const silenced = (board: Board, { id, silenced: is, at }: Extract<BoardEvent, { is: 'silenced' }>): Board => {
  const question = board.known.get(id);
  if (!question) return board;
  const known = new Map([...board.known].map(([key, one]) => [key, one.asker === question.asker ? { ...one, silenced: is } : one]));
  const undo = { id, words: 'Paused', text: question.by || 'Anonymous', until: at + UNDO_MS, isRead: false, isPause: true } as const;
  return lay(board, { known, undo: is ? undo : null });
};

export const settled = (board: Board, { id, question }: Extract<BoardEvent, { is: 'settled' }>): Board => {
  const after = lay(board, { overlays: lift(board, id), known: put(board, question) });
  return after.undo?.id === id && !after.undo.isPause ? { ...after, undo: { ...after.undo, version: question.version } } : after;
};
