/** Words that articles and webinars have in common: who reads of one finds the others. Pure. */
import * as z from 'zod';
import { limits } from './limits.ts';
import { filledLine, type PublicWebinar } from './webinar.ts';
import { foldWord } from './word-address.ts';

const MOST_TOPICS = 5;

/** A word or two. The address of its page is made of it. */
const topic = filledLine('A topic', limits.pollOption);
export const topics = z.array(topic).max(MOST_TOPICS, 'Five topics at most.');

// A build of the site asks each article and webinar for each other one.
const folded = new WeakMap<readonly string[], ReadonlySet<string>>();
const fold = (words: readonly string[]): ReadonlySet<string> => {
  const found = folded.get(words) ?? new Set(words.map(foldWord));
  folded.set(words, found);
  return found;
};

/** How many of them both have. "Service" and "service" are one. */
export const countShared = (one: readonly string[], other: readonly string[]): number => {
  const own = fold(one);
  let shared = 0;
  for (const word of fold(other)) if (own.has(word)) shared += 1;
  return shared;
};

type Listed = Pick<PublicWebinar, 'id' | 'state' | 'startsAt' | 'replay' | 'topics' | 'full'>;

const isComing = ({ state }: Pick<Listed, 'state'>): boolean => state === 'live' || state === 'scheduled';
const isWatchable = ({ state, replay }: Pick<Listed, 'state' | 'replay'>): boolean => state === 'ended' && replay !== null;

/** There is something to come for. */
export const isWorthGoing = (one: Pick<Listed, 'state' | 'replay'>): boolean => isComing(one) || isWatchable(one);

const bySlot = (a: Listed, b: Listed): number => a.startsAt.localeCompare(b.startsAt) || a.id.localeCompare(b.id);

/**
 * Webinars on any of these topics: what is on or coming, then what can be watched again. In each, those that share more come first, then
 * the nearest in time.
 */
export const webinarsOn = <Known extends Listed>(wanted: readonly string[], known: readonly Known[]): readonly Known[] => {
  const found = known.flatMap((one) => {
    const shared = countShared(wanted, one.topics);
    return shared > 0 ? [{ one, shared }] : [];
  });
  const sorted = (is: (one: Listed) => boolean, inTime: (a: Listed, b: Listed) => number): readonly Known[] =>
    found
      .filter(({ one }) => is(one))
      .sort((a, b) => b.shared - a.shared || inTime(a.one, b.one))
      .map(({ one }) => one);
  return [...sorted(isComing, bySlot), ...sorted(isWatchable, (a, b) => bySlot(b, a))];
};

/** The next webinar on any of these topics: the soonest that has a seat, else the soonest whose list one can wait on. */
export const nextOn = <Known extends Listed>(wanted: readonly string[], known: readonly Known[]): Known | undefined =>
  known
    .filter((one) => isComing(one) && countShared(wanted, one.topics) > 0)
    .sort((a, b) => Number(a.full) - Number(b.full) || bySlot(a, b))[0];

type Leading = { readonly webinar?: string | undefined; readonly topics: readonly string[] };

/** The webinar whose form stands in an article: the one that it names until that is over, then the next one on its topics. */
export const toAnnounced = <Known extends Listed & Pick<PublicWebinar, 'slug'>>(
  { webinar, topics: wanted }: Leading,
  known: readonly Known[],
): Known | undefined => {
  const named = known.find(({ slug }) => slug === webinar);
  return named && isComing(named) ? named : (nextOn(wanted, known) ?? named);
};
