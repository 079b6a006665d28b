/** What a changed ballot means for the counts of polls and words, and the recount that must agree with it. Pure. */
import type { WebinarId } from '#shared/ids.ts';
import type { Delta } from '../live/counts.ts';
import type { Fact } from '../table/facts.ts';
import { pollKey, webinarOfRegistration, wordKey } from '../table/keys.ts';
import { countedEntry, type Entry, pollsIn } from './entry.ts';

/** When each poll was closed, in milliseconds; null or absent: it was not. */
export type Closings = ReadonlyMap<string, number | null>;
type Ballot = Readonly<Record<string, unknown>> | undefined;

export type Tally = {
  readonly answered: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly words: Readonly<Record<string, number>>;
};

/** The attribute that counts the option at a place: numbers of their own, because only those can be added to. */
export const countName = (place: number): string => `count${place}`;

/** Polls that a change may concern. */
export const pollsTouched = ({ kind, before, after }: Pick<Fact, 'kind' | 'before' | 'after'>): readonly string[] =>
  kind === 'registration' ? [...new Set([...pollsIn(before), ...pollsIn(after)])].filter((poll) => hasChanged(before, after, poll)) : [];

const hasChanged = (before: Ballot, after: Ballot, poll: string): boolean =>
  JSON.stringify(countedEntry(before, poll, null)) !== JSON.stringify(countedEntry(after, poll, null));

const unitsOf = (webinar: WebinarId, poll: string, entry: Entry | undefined, by: 1 | -1): readonly Delta[] => {
  if (!entry) return [];
  const key = pollKey(webinar, poll);
  const parts: readonly Delta[] =
    'o' in entry
      ? entry.o.map((place) => ({ key, attribute: countName(place), by }))
      : entry.w.map((word) => ({ key: wordKey(webinar, poll, word), attribute: 'count', by, make: true }));
  return [{ key, attribute: 'answered', by }, ...parts];
};

/** What the answer of both images differs by, as sums: what stayed is not in there. */
export const pollDeltas = (fact: Pick<Fact, 'kind' | 'sk' | 'before' | 'after'>, closings: Closings): readonly Delta[] =>
  pollsTouched(fact).flatMap((poll) => {
    const webinar = webinarOfRegistration(fact.sk);
    const closedAt = closings.get(poll) ?? null;
    const sums = new Map<string, Delta>();
    for (const delta of [
      ...unitsOf(webinar, poll, countedEntry(fact.before, poll, closedAt), -1),
      ...unitsOf(webinar, poll, countedEntry(fact.after, poll, closedAt), 1),
    ]) {
      const name = `${delta.key.sk}|${delta.attribute}`;
      sums.set(name, { ...delta, by: delta.by + (sums.get(name)?.by ?? 0) });
    }
    return [...sums.values()].filter(({ by }) => by !== 0);
  });

const add = (counts: Record<string, number>, name: string): void => {
  counts[name] = (counts[name] ?? 0) + 1;
};

/** Counts a poll anew from all ballots of its webinar. */
export const recount = (ballots: Iterable<Ballot>, poll: string, closedAt: number | null): Tally => {
  const counts: Record<string, number> = {};
  const words: Record<string, number> = Object.create(null);
  let answered = 0;
  for (const ballot of ballots) {
    const entry = countedEntry(ballot, poll, closedAt);
    if (!entry) continue;
    answered += 1;
    if ('o' in entry) for (const place of entry.o) add(counts, countName(place));
    else for (const word of entry.w) add(words, word);
  }
  return { answered, counts, words };
};
