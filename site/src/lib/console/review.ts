/** After the end: what is still open, one after another, and what became of everything. */
import type { DecisionForm } from '#shared/decision.ts';
import type { ConsoleQuestion } from '#shared/question.ts';

const RESUME_MS = 30 * 60_000;

/** How long the end can still be taken back, in milliseconds; 0 where it cannot. */
export const resumeLeftMs = ({ state, endedAt }: { readonly state: string; readonly endedAt: string | null }, now: number): number =>
  state === 'ended' && endedAt ? Math.max(0, Date.parse(endedAt) + RESUME_MS - now) : 0;

/** One key each; `later` leaves a question as it is. */
export const reviewKeys = [
  { key: 'a', shown: 'A', does: 'answered', words: 'Answered on air' },
  { key: 'f', shown: 'F', does: 'follow-up', words: 'Follow up' },
  { key: 'd', shown: 'D', does: 'decline', words: 'Decline' },
  { key: 'j', shown: 'J', does: 'later', words: 'Later' },
  { key: 'z', shown: 'Z', does: 'undo', words: 'Undo' },
] as const;
export type ReviewDeed = (typeof reviewKeys)[number]['does'];

export const deedToForm = (deed: ReviewDeed): DecisionForm | null => (deed === 'later' || deed === 'undo' ? null : { decision: deed });

/** Nobody decided about it: neither answered nor handed on nor closed. */
const isLeft = ({ visibility, resolution }: ConsoleQuestion): boolean =>
  visibility !== 'hidden' && (resolution === 'open' || resolution === 'answering');

export type Review = {
  /** Open ones, the most wanted first, those put off at the end. */
  readonly left: readonly ConsoleQuestion[];
  readonly live: readonly ConsoleQuestion[];
  readonly written: readonly ConsoleQuestion[];
  /** Promised in writing and not given yet, and what is still open. */
  readonly owed: readonly ConsoleQuestion[];
};

const byVotes = (a: ConsoleQuestion, b: ConsoleQuestion): number => b.votes - a.votes || (a.askedAt < b.askedAt ? -1 : 1);

export const toReview = (questions: readonly ConsoleQuestion[], later: readonly string[]): Review => {
  const sorted = [...questions].sort(byVotes);
  const open = sorted.filter(isLeft);
  const answered = sorted.filter(({ resolution, visibility }) => resolution === 'answered' && visibility !== 'hidden');
  const isWritten = ({ given }: ConsoleQuestion): boolean => given.some(({ text }) => text !== undefined);
  return {
    left: [...open.filter(({ id }) => !later.includes(id)), ...later.flatMap((id) => open.find((one) => one.id === id) ?? [])],
    live: answered.filter((one) => !isWritten(one)),
    written: answered.filter(isWritten),
    owed: [
      ...open,
      ...sorted.filter(({ resolution, visibility, given }) => resolution === 'follow-up' && visibility !== 'hidden' && given.length === 0),
    ],
  };
};
