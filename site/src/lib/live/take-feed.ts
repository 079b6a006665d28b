/** A feed arrived, or did not. */
import type { Feed } from '#shared/feed.ts';
import { sendQuestion } from './ask.ts';
import type { Features } from './features.ts';
import { noteNews } from './notes.ts';
import { nextOrder, openQuestions } from './order.ts';
import { isMineDue, pollDelay } from './poll.ts';
import { toClockOffset } from './server-clock.ts';
import type { Effect, Live, LiveEvent, Pending, Step } from './state.ts';
import type { Told } from './told.ts';

type Arrived = Extract<LiveEvent, { is: 'feed' }>;

const SAY_EVERY = 8_000;
const VOTE_PATIENCE = 10_000;
const NEW = 'question';

/** What a listener should hear about the change from one feed to the next. */
const toNews = (features: Features | undefined, live: Live, feed: Feed): readonly Told[] => {
  const before = live.feed;
  if (!before) return [];
  const own = new Set(live.mine?.questions.flatMap(({ id, into }) => (into ? [id, into.id] : [id])) ?? []);
  const news: Told[] = [];
  const { now } = feed;
  if (now && now.id !== before.now?.id)
    news.push({ say: own.has(now.id) ? 'Your question is being answered now: {what}' : 'Being answered now: {what}', what: now.text });
  const had = new Set(before.answered.map((one) => one.id));
  if (feed.answered.some((one) => own.has(one.id) && !had.has(one.id))) news.push({ say: 'Your question was answered.' });
  if (feed.state !== before.state && feed.state === 'live') news.push({ say: 'The webinar has started.' });
  if (feed.state !== before.state && feed.state === 'ended') news.push({ say: 'The webinar has ended.' });
  return [...news, ...(features?.news(before, feed) ?? []), ...noteNews(before.notes, feed.notes)];
};

const countNew = (live: Live, feed: Feed): number => {
  if (!live.feed) return 0;
  const had = new Set(openQuestions(live.feed).map((one) => one.id));
  return openQuestions(feed).filter((one) => !had.has(one.id)).length;
};

/** News gathers and is said in one sentence, at most every eight seconds. */
const say = (live: Live, news: Live['unsaid'], now: number): Live => {
  const unsaid = [...live.unsaid, ...news];
  if (unsaid.length === 0 || now - live.said.at < SAY_EVERY) return { ...live, unsaid };
  const told = unsaid.filter((one) => one !== NEW);
  return { ...live, unsaid: [], said: { told, fresh: unsaid.length - told.length, at: now } };
};

/** Votes that the feed has counted, or had time enough to count, need no help any more. */
const settleVotes = (live: Live, feed: Feed, now: number): Live['intents'] => {
  const votes = new Map(
    [...feed.questions, ...(feed.next ? [feed.next] : []), ...(feed.now ? [feed.now] : [])].map((one) => [one.id, one.votes]),
  );
  const open = Object.entries(live.intents).filter(([id, intent]) => {
    if (intent.settledAt === null) return true;
    const counted = votes.has(id) && votes.get(id) !== intent.base;
    return !counted && now - intent.settledAt < VOTE_PATIENCE;
  });
  return Object.fromEntries(open);
};

/** What waited for the network goes out again; a repeat is harmless by its key. */
const resend = (live: Live, now: number): Step => {
  const isDue = (one: Pending): boolean => one.state === 'queued' && (one.after ?? 0) <= now;
  const waiting = live.pending.filter(isDue);
  const votes = Object.entries(live.intents).filter(([, one]) => !one.sending && one.settledAt === null && one.after <= now);
  const effects: Effect[] = [...waiting.map(sendQuestion), ...votes.map(([id, { voted }]) => ({ do: 'send-vote' as const, id, voted }))];
  const pending = live.pending.map((one) => (isDue(one) ? { ...one, state: 'sending' as const } : one));
  const intents = { ...live.intents };
  for (const [id, one] of votes) intents[id] = { ...one, sending: true };
  return [effects.length > 0 ? { ...live, pending, intents } : live, effects];
};

/** The feed as it is, or confirmed unchanged. An older version than the one on screen is never shown. */
export const takeFeed = (features: Features | undefined, live: Live, event: Arrived): Step => {
  const { at, random } = event;
  const newer = event.feed !== undefined && (live.feed === null || event.feed.version > live.feed.version);
  const older = event.feed !== undefined && live.feed !== null && event.feed.version < live.feed.version;
  // What was on screen already says nothing about the request that runs.
  const connected: Live = event.again ? live : { ...live, fetching: false, failures: 0, gone: false, online: true };
  const dated = older ? connected : { ...connected, freshAt: Math.max(live.freshAt ?? 0, at - event.ageSeconds * 1_000) };
  const timed = { ...dated, clockOffset: toClockOffset(event, at) ?? live.clockOffset };
  const feed = newer ? event.feed : live.feed;
  const news =
    newer && event.feed ? [...toNews(features, live, event.feed), ...Array<typeof NEW>(countNew(live, event.feed)).fill(NEW)] : [];
  const shown: Live =
    newer && event.feed
      ? { ...timed, feed: event.feed, etag: event.etag ?? null, order: nextOrder({ live, feed: event.feed, held: at < live.heldUntil }) }
      : timed;
  const told = say(shown, news, at);
  const [resent, sending] = resend({ ...told, intents: feed ? settleVotes(told, feed, at) : told.intents }, at);
  const [sent, following] = features?.follow(resent, live.feed, at) ?? [resent, []];
  const due = isMineDue(sent, at, newer) || (!sent.mineAsked && (features?.isMineDue(sent, live.feed) ?? false));
  const wait: Effect = { do: 'wait', ms: pollDelay(sent, random) };
  return [due ? { ...sent, mineAsked: true } : sent, [...sending, ...following, ...(due ? [{ do: 'fetch-mine' as const }] : []), wait]];
};

/** No feed this time. Nothing on screen changes but its age; we ask again, later and later. */
export const missFeed = (live: Live, event: Extract<LiveEvent, { is: 'feed-failed' }>): Step => {
  const gone = event.failure.status === 404 || event.failure.status === 410;
  const next: Live = { ...live, fetching: false, failures: live.failures + 1, gone };
  return [next, next.online ? [{ do: 'wait', ms: pollDelay(next, event.random, event.failure.retryAfter) }] : []];
};
