/** A person's answers as their ballot holds them: what stands there, and which of it counts. Pure. */
import type { PollAnswer } from '#shared/poll.ts';

/** Places of options, or words as they are counted. */
export type Choice = { readonly o: readonly number[] } | { readonly w: readonly string[] };
/** `at`: milliseconds, a third of what a time as text would weigh in an item that should stay below a kilobyte. */
export type Entry = Choice & { readonly at: number };
type Ballot = Readonly<Record<string, unknown>> | undefined;

/** Where the answer stands in the ballot, and beside it the one before. */
export const nameOf = (poll: string): string => `p:${poll}`;
export const nameBefore = (poll: string): string => `p:${poll}:was`;

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'number' && ('o' in value || 'w' in value);

export const partsOf = (entry: Choice): readonly ['o' | 'w', readonly unknown[]] => ('o' in entry ? ['o', entry.o] : ['w', entry.w]);

export const isSameChoice = (one: Choice, other: Choice): boolean => JSON.stringify(partsOf(one)) === JSON.stringify(partsOf(other));

/** The answer that stands in a ballot, whether it counts or not. */
export const entryOf = (ballot: Ballot, poll: string): Entry | undefined => {
  const entry = ballot?.[nameOf(poll)];
  return isEntry(entry) ? entry : undefined;
};

/**
 * The answer of a ballot that counts: the last one, unless it came after the closing (milliseconds; null while open); then the one before
 * it. The counts and every recount ask this one function, so they agree whatever order or batch the changes come in.
 */
export const countedEntry = (ballot: Ballot, poll: string, closedAt: number | null): Entry | undefined => {
  const kept = [ballot?.[nameOf(poll)], ballot?.[nameBefore(poll)]].filter(isEntry);
  return kept.find(({ at }) => closedAt === null || at <= closedAt);
};

/** Polls that a ballot holds an answer to. */
export const pollsIn = (ballot: Ballot): readonly string[] =>
  Object.keys(ballot ?? {}).flatMap((name) => /^p:([^:]+)$/.exec(name)?.[1] ?? []);

export const toAnswer = (choice: Choice): PollAnswer => ('o' in choice ? { options: choice.o } : { words: choice.w });

/** What somebody answered, by poll. */
export const answersIn = (ballot: Ballot): Readonly<Record<string, PollAnswer>> =>
  Object.fromEntries(
    pollsIn(ballot).flatMap((poll) => {
      const entry = entryOf(ballot, poll);
      return entry ? [[poll, toAnswer(entry)]] : [];
    }),
  );
