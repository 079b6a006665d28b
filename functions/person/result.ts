/** What somebody did in the room of one webinar, from their ballot and those of the browsers that were theirs. Pure. */
import { clicksIn } from '../note/click.ts';
import { answersIn } from '../poll/entry.ts';

export type Result = {
  /** Whole minutes that they watched, each once however many screens they had. */
  readonly minutes: number;
  /** First and last beat, ISO; absent where they never came. */
  readonly first?: string;
  readonly last?: string;
  readonly votes: number;
  /** Places of the chosen options by poll; none for a poll that collects words. */
  readonly polls?: Readonly<Record<string, readonly number[]>>;
  /** Notes whose button they pressed. */
  readonly notes?: readonly string[];
};

type Ballot = Readonly<Record<string, unknown>>;

const union = (ballots: readonly Ballot[], name: string): ReadonlySet<unknown> =>
  new Set(ballots.flatMap((ballot) => (ballot[name] instanceof Set ? [...(ballot[name] as Set<unknown>)] : [])));

const times = (ballots: readonly Ballot[], name: string): string[] =>
  ballots.flatMap(({ joinedAt, [name]: at }) => (joinedAt !== undefined && typeof at === 'string' ? [at] : [])).sort();

/** A form alone makes a ballot, and says nothing of what somebody did. */
export const didNothing = ({ minutes, first, votes, polls, notes }: Result): boolean =>
  minutes === 0 && votes === 0 && first === undefined && polls === undefined && notes === undefined;

/** The first ballot is their own: of two answers to one poll it is the one that counts. */
export const toResult = (ballots: readonly Ballot[]): Result => {
  const answers = Object.assign({}, ...ballots.toReversed().map(answersIn)) as ReturnType<typeof answersIn>;
  const polls = Object.fromEntries(Object.entries(answers).map(([poll, answer]) => [poll, answer.options ?? []]));
  const notes = [...new Set(ballots.flatMap((ballot) => [...clicksIn(ballot).keys()]))];
  const [first, last] = [times(ballots, 'joinedAt')[0], times(ballots, 'lastAt').at(-1)];
  return {
    minutes: union(ballots, 'minutes').size,
    votes: union(ballots, 'votes').size,
    ...(first ? { first } : {}),
    ...(last ? { last } : {}),
    ...(Object.keys(polls).length > 0 ? { polls } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  };
};
