/** How long work goes on, how often it is told of, and how often it is tried. Of real time; rules are pure. */
import { Failure } from '../failure.ts';

type Clock = { readonly realNow: () => Date };

/** Whether so many milliseconds are over. */
export const deadline = ({ realNow }: Clock, milliseconds: number): (() => boolean) => {
  const until = realNow().getTime() + milliseconds;
  return () => realNow().getTime() > until;
};

/** True at most once in so many milliseconds. */
export const every = (clock: Clock, milliseconds: number): (() => boolean) => {
  let isDue = deadline(clock, milliseconds);
  return () => {
    if (!isDue()) return false;
    isDue = deadline(clock, milliseconds);
    return true;
  };
};

const TRIES = 6;
const FIRST_PAUSE_MS = 50;

/** Until `work` answers: it does not where somebody changed meanwhile what it changes, or where the table is too busy. */
export const atLast = async <T>(
  { pause }: { readonly pause: (milliseconds: number) => Promise<void> },
  work: () => Promise<T | undefined>,
): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      const done = await work();
      if (done !== undefined) return done;
      if (tries === TRIES) throw new Error('What is to be changed changes all the time');
    } catch (error) {
      if (tries >= TRIES || !(error instanceof Failure) || error.code !== 'busy') throw error;
    }
    await pause(FIRST_PAUSE_MS * 2 ** tries);
  }
};
