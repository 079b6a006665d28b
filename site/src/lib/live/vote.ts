/** Voting: shows at once, sends one request at a time per question, and ends at what the person wanted last. */
import type { Failure, Live, Step } from './state.ts';
import type { RoomSentence } from './told.ts';

const NOT_COUNTED: RoomSentence = 'Your vote could not be counted.';

const votesOf = (live: Live, id: string): number | undefined => {
  const feed = live.feed;
  const all = feed ? [...feed.questions, ...(feed.next ? [feed.next] : []), ...(feed.now ? [feed.now] : [])] : [];
  return all.find((one) => one.id === id)?.votes;
};

export const hasVoted = (live: Live, id: string): boolean => live.intents[id]?.voted ?? live.mine?.voted.includes(id) ?? false;

/** The count to show: the feed's, helped until the feed has counted one's own vote. */
export const shownVotes = (live: Live, id: string, votes: number): number => {
  const intent = live.intents[id];
  if (!intent || votes !== intent.base) return votes;
  return Math.max(0, votes + Number(intent.voted) - Number(intent.had));
};

/** `votes`: the count that stood there, where the feed has none. */
export const vote = (live: Live, id: string, voted: boolean, votes = 0): Step => {
  const running = live.intents[id];
  const base = running?.base ?? votesOf(live, id) ?? votes;
  const had = running?.had ?? live.mine?.voted.includes(id) ?? false;
  const sending = running?.sending ?? false;
  const intents = { ...live.intents, [id]: { voted, base, had, sending: sending || live.online, settledAt: null, after: 0 } };
  return [{ ...live, intents, voteNotice: '' }, sending || !live.online ? [] : [{ do: 'send-vote', id, voted }]];
};

const withVote = (live: Live, id: string, voted: boolean): Live['mine'] =>
  live.mine && { ...live.mine, voted: [...live.mine.voted.filter((one) => one !== id), ...(voted ? [id] : [])] };

export const takeVoted = (before: Live, id: string, voted: boolean, now: number): Step => {
  const live = { ...before, mineLate: before.mineAsked, mine: withVote(before, id, voted) };
  const intent = live.intents[id];
  if (!intent) return [live, []];
  const again = intent.voted !== voted;
  const intents = { ...live.intents, [id]: { ...intent, sending: again, settledAt: again ? null : now } };
  return [{ ...live, intents }, again ? [{ do: 'send-vote', id, voted: intent.voted }] : []];
};

/** Without an answer the wish is kept and sent again; a refusal takes it back and says why. */
export const missVoted = (live: Live, id: string, failure: Failure, now: number): Step => {
  const { [id]: intent, ...others } = live.intents;
  if (!intent) return [live, []];
  if (failure.status === 0 || failure.status >= 500) {
    const after = now + (failure.retryAfter ?? 3) * 1_000;
    return [{ ...live, intents: { ...others, [id]: { ...intent, sending: false, after } } }, []];
  }
  const seat = failure.status === 401 ? 'none' : live.seat;
  return [{ ...live, seat, intents: others, voteNotice: failure.detail || NOT_COUNTED }, []];
};
