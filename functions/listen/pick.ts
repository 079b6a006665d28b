/** Which questions of a week are told: new ones, those that nobody was told of first, from many webinars, and of each what most people want to know. Pure. */
export type Candidate = {
  readonly id: string;
  readonly webinar: string;
  readonly askedAt: string;
  readonly votes: number;
};

export const WEEK_MS = 7 * 86_400_000;

/** Most votes first; of as many the newer one. */
const byVotes = (a: Candidate, b: Candidate): number =>
  b.votes - a.votes || (a.askedAt === b.askedAt ? (a.id < b.id ? -1 : 1) : a.askedAt < b.askedAt ? 1 : -1);

/** One of each webinar in turn, beginning with the one whose first question has most votes: a loud room does not drown the others. */
const inTurn = <T extends Candidate>(questions: readonly T[]): readonly T[] => {
  const rooms = [...Map.groupBy(questions, ({ webinar }) => webinar).values()].map((room) => room.toSorted(byVotes));
  const ranked = rooms.toSorted(([a], [b]) => (a && b ? byVotes(a, b) : 0));
  const longest = Math.max(0, ...ranked.map(({ length }) => length));
  return Array.from({ length: longest }, (_, place) => ranked.flatMap((room) => room[place] ?? [])).flat();
};

/**
 * `since`: ISO; what was asked before is no news. `known`: what the reader was told or has read: it comes after everything else, so that a
 * page is full where there is little, and changes with each visit where there is much.
 */
export const pick = <T extends Candidate>(
  questions: readonly T[],
  { since, known, most }: { readonly since: string; readonly known: ReadonlySet<string>; readonly most: number },
): readonly T[] => {
  const fresh = [...new Map(questions.map((one) => [one.id, one])).values()].filter(({ askedAt }) => askedAt >= since);
  const [news, old] = [fresh.filter(({ id }) => !known.has(id)), fresh.filter(({ id }) => known.has(id))];
  return [...inTurn(news), ...inTurn(old)].slice(0, most);
};
