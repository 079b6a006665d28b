/** What the cards above the columns hold: on air, next, and the counters. */
import type { ConsoleQuestion } from '#shared/question.ts';
import { columnOf, lastAt } from './columns.ts';

const latest = (questions: readonly ConsoleQuestion[], at: (question: ConsoleQuestion) => string): ConsoleQuestion | null =>
  questions.reduce<ConsoleQuestion | null>((best, one) => (at(one) !== '' && (best === null || at(one) > at(best)) ? one : best), null);

export const onAir = (questions: readonly ConsoleQuestion[]): ConsoleQuestion | null =>
  latest(
    questions.filter((one) => one.resolution === 'answering' && one.visibility !== 'hidden'),
    (one) => one.answeringAt ?? lastAt(one),
  );

export const upNext = (questions: readonly ConsoleQuestion[]): ConsoleQuestion | null =>
  latest(
    questions.filter((one) => one.resolution === 'open' && one.visibility !== 'hidden'),
    (one) => one.nextAt ?? (one.next ? lastAt(one) : ''),
  );

export type Counters = { readonly open: number; readonly medianWaitMs: number; readonly unanswered: number };

/** Nobody answered it yet: open, on air, or to be followed up. */
const isOwed = ({ resolution, visibility, given }: ConsoleQuestion): boolean =>
  visibility !== 'hidden' && (resolution === 'open' || resolution === 'answering' || (resolution === 'follow-up' && given.length === 0));

/** How much is open, how long the middle one of those has waited, and how many have no answer. */
export const toCounters = (questions: readonly ConsoleQuestion[], now: number): Counters => {
  const waits = questions
    .filter((one) => columnOf(one) !== 'done')
    .map((one) => now - Date.parse(one.askedAt))
    .sort((a, b) => a - b);
  const middle = Math.floor(waits.length / 2);
  const high = waits[middle] ?? 0;
  const medianWaitMs = waits.length % 2 === 1 ? high : (high + (waits[middle - 1] ?? high)) / 2;
  return { open: waits.length, medianWaitMs, unanswered: questions.filter(isOwed).length };
};
