/** The poll in the room: which one is on screen, and what one answered, before, while and after the server has it. */
import type { Feed } from '#shared/feed.ts';
import type { PollAnswer, PublicPoll } from '#shared/poll.ts';
import type { PollPart, Wish } from './poll-state.ts';
import type { Effect, Failure, Live, LiveEvent, Step } from './state.ts';
import type { RoomSentence, Told } from './told.ts';

const LEAVES_AFTER = 20_000;
const NOT_SAVED: RoomSentence = 'Your answer could not be saved.';

const send = ({ poll, answer }: Wish): Effect => ({
  do: 'call',
  call: { name: 'poll', about: poll, method: 'PUT', path: `/polls/${poll}/answer`, body: answer },
});

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const withPart = (live: Live, part: Partial<PollPart>): Live => ({ ...live, poll: { ...live.poll, ...part } });

/** Shows at once; one request at a time, and the last wish is the one that stays. */
export const answerPoll = (live: Live, { poll, answer }: Extract<LiveEvent, { is: 'answer' }>): Step => {
  const isSending = live.poll.wish?.poll === poll && live.poll.wish.sending;
  const wish = { poll, answer, sending: isSending || live.online, after: 0 };
  return [withPart(live, { wish, notice: '' }), isSending || !live.online ? [] : [send(wish)]];
};

export const takeAnswer = (live: Live, { call, value }: Extract<LiveEvent, { is: 'called' }>): Step => {
  const { options, words } = (value ?? {}) as PollAnswer;
  const stored = options ? { options } : { words: words ?? [] };
  const mine = live.mine && { ...live.mine, polls: { ...live.mine.polls, [call.about]: stored } };
  const { wish } = live.poll;
  if (wish?.poll !== call.about) return [{ ...live, mine }, []];
  const again = isSame(wish.answer, call.body) ? null : { ...wish, sending: true };
  return [withPart({ ...live, mine }, { wish: again }), again ? [send(again)] : []];
};

const isWorthRepeating = ({ status }: Failure): boolean => status === 0 || status === 429 || status >= 500;

/** Without an answer the wish is kept and sent again; a refusal takes it back and says why. */
export const missAnswer = (live: Live, { call, failure, at }: Extract<LiveEvent, { is: 'call-failed' }>): Step => {
  const { wish } = live.poll;
  if (wish?.poll !== call.about) return [live, []];
  if (isWorthRepeating(failure))
    return [withPart(live, { wish: { ...wish, sending: false, after: at + (failure.retryAfter ?? 3) * 1_000 } }), []];
  const seat = failure.status === 401 ? 'none' : live.seat;
  return [withPart({ ...live, seat }, { wish: null, notice: failure.detail || NOT_SAVED }), []];
};

/** What waited for the network goes out again; the same answer twice is one. */
export const resendAnswer = (live: Live, now: number): Step => {
  const { wish } = live.poll;
  if (!wish || wish.sending || wish.after > now) return [live, []];
  return [withPart(live, { wish: { ...wish, sending: true } }), [send(wish)]];
};

/** Results that were hidden again go with it. */
const ended = ({ counts: _counts, words: _words, ...poll }: PublicPoll): PublicPoll => ({ ...poll, state: 'closed' });

/** A cloud that comes or goes changes the height of the card; everything else keeps its place. */
const isAsTall = (one: PublicPoll, other: PublicPoll): boolean => (one.words === undefined) === (other.words === undefined);

const nextCard = (live: Live, now: number): PollPart['card'] => {
  const { card } = live.poll;
  const poll = live.feed?.poll ?? null;
  const isHeld = now < live.heldUntil;
  if (poll && card?.poll.id === poll.id) return isHeld && !isAsTall(card.poll, poll) ? card : { poll, leavesAt: null };
  // Another one was opened, which closed this one: it stays where it is until the hand is gone.
  if (poll) return isHeld ? card && { ...card, poll: { ...card.poll, state: 'closed' } } : { poll, leavesAt: null };
  if (!card) return null;
  const leavesAt = card.leavesAt ?? now + LEAVES_AFTER;
  return isHeld || now < leavesAt ? { poll: ended(card.poll), leavesAt } : null;
};

/** Puts the poll of the feed on screen, and takes it away: never while a reader's hand is on the list below it. */
export const placePoll = (live: Live, now: number): Live => {
  const card = nextCard(live, now);
  if (isSame(card, live.poll.card)) return live;
  return withPart(live, card?.poll.id === live.poll.card?.poll.id ? { card } : { card, notice: '' });
};

/** A reader pressed "A poll is open": it comes although the hand is on the list. */
export const admitPoll = (live: Live): Live => withPart(live, { card: live.feed?.poll ? { poll: live.feed.poll, leavesAt: null } : null });

/** What a listener should hear of it. */
export const pollNews = (before: Feed, after: Feed): readonly Told[] => {
  const [had, has] = [before.poll, after.poll];
  if (has?.state === 'open' && had?.id !== has.id) return [{ say: 'A new poll: {what}', what: has.question }];
  if (had?.state !== 'open') return [];
  if (!has || has.id !== had.id) return [{ say: 'The poll is closed.' }];
  return has.state === 'closed' ? [{ say: 'The poll is closed. Here are its results.' }] : [];
};

export type PollView = {
  readonly poll: PublicPoll;
  /** One's own answer, as wished or as stored. */
  readonly answer: PollAnswer | undefined;
  readonly state: 'open' | 'saving' | 'waiting' | 'answered' | 'closed';
  readonly notice: string;
};

export const toPollView = ({ poll: { card, wish, notice }, mine, online }: Live): PollView | null => {
  if (!card) return null;
  const { poll } = card;
  const wanted = wish?.poll === poll.id ? wish : undefined;
  const answer = wanted?.answer ?? mine?.polls[poll.id];
  const open = wanted ? (wanted.sending && online ? 'saving' : 'waiting') : answer ? 'answered' : 'open';
  return { poll, answer, state: poll.state === 'closed' ? 'closed' : open, notice };
};
