/** A decision moves the next question to where the last one was: the second press of a double click is nobody's word about that one. */

export type Press = {
  /** How many presses in a row the browser counted; 0 for the keyboard. */
  readonly detail: number;
  /** Milliseconds on any steady clock. */
  readonly timeStamp: number;
  readonly clientX: number;
  readonly clientY: number;
};

// Not every touch screen counts its taps.
const SOON_MS = 400;
const NEAR_PX = 24;

/** `before`: the press that was heard last. */
export const isSecond = (press: Press, before: Press | null): boolean => {
  if (press.detail > 1) return true;
  if (press.detail === 0 || before === null || before.detail === 0) return false;
  const isNear = Math.hypot(press.clientX - before.clientX, press.clientY - before.clientY) < NEAR_PX;
  return isNear && press.timeStamp - before.timeStamp < SOON_MS;
};
