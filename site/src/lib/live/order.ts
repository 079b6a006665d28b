/** Which open questions are on screen and in which order: new ones wait, and nothing moves under a reader's hand. */
import type { Feed } from '#shared/feed.ts';
import type { PublicQuestion } from '#shared/question.ts';
import type { Live, Sort } from './state.ts';

/** The open questions of a feed, each once, without the one that is on air. */
export const openQuestions = (feed: Feed): readonly PublicQuestion[] => {
  const seen = new Map<string, PublicQuestion>();
  for (const one of feed.next ? [feed.next, ...feed.questions] : feed.questions) if (one.id !== feed.now?.id) seen.set(one.id, one);
  return [...seen.values()];
};

/** How many questions there are, where that is more than the feed carries; 0 where it carries all. */
export const countBeyond = (feed: Feed): number => {
  const total = feed.totals.open + feed.totals.answered;
  return total > openQuestions(feed).length + (feed.now ? 1 : 0) + feed.answered.length ? total : 0;
};

const later = (a: PublicQuestion, b: PublicQuestion): number => (a.askedAt < b.askedAt ? 1 : a.askedAt > b.askedAt ? -1 : 0);

export const sortQuestions = (questions: readonly PublicQuestion[], sort: Sort): readonly PublicQuestion[] =>
  [...questions].sort((a, b) => (sort === 'new' ? later(a, b) : b.votes - a.votes || -later(a, b)));

type Ordering = { readonly live: Live; readonly feed: Feed; readonly held: boolean };

/** The order after a feed came: first everything; later what is on screen already, one's own, and nothing that is new. */
export const nextOrder = ({ live, feed, held }: Ordering): readonly string[] => {
  const open = openQuestions(feed);
  const order = live.order;
  if (order === null || order.length === 0) return sortQuestions(open, live.sort).map((one) => one.id);
  const own = [...(live.mine?.questions ?? []), ...live.own.nameless];
  const known = new Set([...order, ...own.map((one) => one.id)]);
  const shown = open.filter((one) => known.has(one.id));
  if (!held) return sortQuestions(shown, live.sort).map((one) => one.id);
  const ids = new Set(shown.map((one) => one.id));
  const kept = order.filter((id) => ids.has(id));
  return [...kept, ...shown.filter((one) => !kept.includes(one.id)).map((one) => one.id)];
};

/** Everything that the feed has, in order: after "3 new" was pressed, or another sorting chosen. */
export const fullOrder = (feed: Feed | null, sort: Sort): readonly string[] | null =>
  feed === null ? null : sortQuestions(openQuestions(feed), sort).map((one) => one.id);
