/** Which rows of a long list are drawn: those around the chosen one or around what is scrolled to. A thousand questions cost what forty do. */

/** From (inclusive) and to (exclusive). */
export type Window = { readonly from: number; readonly to: number };

/** Rows drawn at most, rows ready beyond the chosen one, and rows that scrolling brings at once. */
export const MOST = 40;
const AHEAD = 8;
const STEP = 10;

const within = (from: number, to: number, length: number): Window => {
  const end = Math.min(length, Math.max(to, 0));
  return { from: Math.max(0, Math.min(from, end)), to: end };
};

/** The window after the list or the chosen row changed: it moves as little as it can, so that a held key draws one row at a time. */
export const follow = ({ from, to }: Window, chosen: number, length: number): Window => {
  if (chosen < 0) return within(from, Math.max(to, Math.min(MOST / 2, length)), length);
  // Far away (a search, the other end): a new window around it.
  if (chosen < from - STEP || chosen > to + STEP) return within(chosen - MOST / 2, chosen + MOST / 2, length);
  if (chosen + AHEAD >= to) return within(Math.max(from, chosen + AHEAD + 1 - MOST), Math.max(to, chosen + AHEAD + 1), length);
  if (chosen - AHEAD < from) return within(chosen - AHEAD, Math.min(to, chosen - AHEAD + MOST), length);
  return within(from, to, length);
};

/** The window after somebody scrolled to one of its ends. */
export const extend = ({ from, to }: Window, towards: 1 | -1, length: number): Window =>
  towards > 0 ? within(Math.max(from, to + STEP - MOST), to + STEP, length) : within(from - STEP, Math.min(to, from - STEP + MOST), length);
