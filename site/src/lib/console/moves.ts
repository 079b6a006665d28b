/** The chosen row: how it moves by keys, and where it goes after a decision. */
import type { DecisionForm } from '#shared/decision.ts';
import type { Board } from './board.ts';
import { type Column, columns, type Places } from './columns.ts';

const placeOf = (places: Places, id: string | null): { column: Column; index: number } | undefined => {
  for (const column of columns) {
    const index = id === null ? -1 : places[column].indexOf(id);
    if (index >= 0) return { column, index };
  }
  return undefined;
};

/** After a decision the hand rests on the next row of the column, except that a question put on air is followed there. */
export const advance = (before: Board, after: Board, id: string, form: DecisionForm): Board => {
  const was = placeOf(before.places, id);
  const now = placeOf(after.places, id);
  if (before.selected !== id || !was || was.column === now?.column || form.decision === 'answering') return after;
  const rest = after.places[was.column];
  return { ...after, selected: rest[was.index] ?? rest[was.index - 1] ?? null };
};

export const move = (board: Board, by: 1 | -1): Board => {
  const place = placeOf(board.places, board.selected);
  const first = columns.map((column) => board.places[column][0]).find((id) => id !== undefined) ?? null;
  if (!place) return { ...board, selected: first };
  const column = board.places[place.column];
  return { ...board, selected: column[Math.min(column.length - 1, Math.max(0, place.index + by))] ?? null };
};

/** To the neighbouring column that has something, at the same height. */
export const across = (board: Board, by: 1 | -1): Board => {
  const place = placeOf(board.places, board.selected);
  if (!place) return move(board, 1);
  const start = columns.indexOf(place.column);
  for (let to = start + by; columns[to] !== undefined; to += by) {
    const ids = board.places[columns[to] ?? 'live'];
    if (ids.length > 0) return { ...board, selected: ids[Math.min(place.index, ids.length - 1)] ?? null };
  }
  return board;
};
