/** Who does what, and when which process dies: all of it follows from the seed. */
import type { Part } from '#infra/local/process/join.ts';
import { createChance } from './chance.ts';

export const parts = ['api', 'streams', 'worker', 'database'] as const satisfies readonly Part[];

export type Sizes = {
  readonly registrations: number;
  /** How many of those come with a first question. */
  readonly formQuestions: number;
  readonly questions: number;
  /** How many of the questions are approved before the votes begin. */
  readonly approved: number;
  /** How many of the registered vote. */
  readonly seats: number;
  readonly votes: number;
  /** Of each process, while people act. */
  readonly killsEach: number;
  /** Of stream reader and mailer, once people have stopped and these two still work. */
  readonly killsAfter: number;
};

type PlannedVote = { readonly question: number; readonly wanted: boolean };
export type Person = {
  readonly email: string;
  /** Different for each, so that a ballot tells whose it is. */
  readonly name: string;
  readonly formQuestion?: string;
  readonly question?: string;
  readonly votes: readonly PlannedVote[];
};

/** `at` is the share of all acts that are done by then. */
export type PlannedKill = { readonly part: Part; readonly at: number; readonly afterMs: number };
export type Plan = {
  /** They register and ask before anybody dies; their questions are approved. */
  readonly first: readonly Person[];
  readonly others: readonly Person[];
  readonly kills: readonly PlannedKill[];
  readonly killsAfter: readonly PlannedKill[];
  /** While the webinar ends: `at` is the share of its cases that is there by then. */
  readonly killsAtEnd: readonly PlannedKill[];
  /** While its askers are told. Nobody who mails dies then: of a mail that was handed over nobody else can know. */
  readonly killsLater: readonly PlannedKill[];
  readonly acts: number;
};

export const makePlan = (seed: number, sizes: Sizes): Plan => {
  const chance = createChance(seed);
  const votesOf = (count: number): PlannedVote[] => {
    const standing = new Set<number>();
    return Array.from({ length: count }, () => {
      const question = chance.whole(sizes.approved);
      // Some vote twice for the same, and some take back what they never gave: both are harmless.
      const wanted = standing.has(question) ? chance.isLucky(0.2) : chance.isLucky(0.95);
      if (wanted) standing.add(question);
      else standing.delete(question);
      return { question, wanted };
    });
  };
  const voter = (n: number): boolean => n >= sizes.approved && n < sizes.approved + sizes.seats;
  const votes = (n: number): number => Math.floor(sizes.votes / sizes.seats) + (n - sizes.approved < sizes.votes % sizes.seats ? 1 : 0);
  const people = Array.from({ length: sizes.registrations }, (_, n): Person => {
    const fromEnd = sizes.registrations - 1 - n;
    return {
      email: `person-${n}@example.com`,
      name: `Person ${n} Example`,
      ...(fromEnd < sizes.formQuestions ? { formQuestion: `Question ${n} from the form, from seed ${seed}?` } : {}),
      ...(n < sizes.questions ? { question: `Question ${n} from the room, from seed ${seed}?` } : {}),
      votes: voter(n) ? votesOf(votes(n)) : [],
    };
  });
  const kill = (part: Part, at: number): PlannedKill => ({ part, at, afterMs: Math.round(chance.between(0, 300)) });
  // Each in its own stretch of the time: a process that is just starting again cannot be killed in its work.
  const stretch = (n: number): number => chance.between((n + 0.1) / sizes.killsEach, (n + 0.9) / sizes.killsEach);
  // Server and stream reader die with the end itself and once more on the way, whoever opens the cases in between.
  const atEnd = (part: Part, at: number): PlannedKill => ({ part, at, afterMs: Math.round(chance.between(0, 60)) });
  return {
    first: people.slice(0, sizes.approved),
    others: chance.shuffled(people.slice(sizes.approved)),
    kills: parts.flatMap((part) => Array.from({ length: sizes.killsEach }, (_, n) => kill(part, stretch(n)))),
    killsAfter: Array.from({ length: sizes.killsAfter }, () => [kill('streams', 1), kill('worker', 1)]).flat(),
    killsAtEnd: [atEnd('api', 0), atEnd('streams', 0), atEnd('worker', 0.01), atEnd('streams', 0.3), atEnd('api', 0.6)],
    killsLater: [kill('api', 0), kill('streams', 0)],
    acts: sizes.registrations + Math.max(0, sizes.questions - sizes.approved) + sizes.votes,
  };
};
