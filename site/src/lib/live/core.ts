/** The room's client as one pure step: what happened goes in, what is now true and what to do comes out. */
import { ask, missAsked, takeAsked, takeBack, voteInstead } from './ask.ts';
import type { Features } from './features.ts';
import { fullOrder } from './order.ts';
import { pollDelay } from './poll.ts';
import { HOLD_MS, type Live, type LiveEvent, type Step } from './state.ts';
import { missFeed, takeFeed } from './take-feed.ts';
import type { RoomSentence, Told } from './told.ts';
import { missVoted, takeVoted, vote } from './vote.ts';

const ONLY_TO_YOU: Told = { say: 'Your question was answered, only to you.' };

/** A private answer shows in no feed, so it is told here. */
const takeMine = (live: Live, { mine, at }: Extract<LiveEvent, { is: 'mine' }>): Live => {
  const before = new Map(live.mine?.questions.map((one) => [one.id, one.answers.filter((answer) => answer.private).length]));
  const isTold = mine.questions.some((one) => one.answers.filter((answer) => answer.private).length > (before.get(one.id) ?? Infinity));
  const unsaid = isTold ? [...live.unsaid, ONLY_TO_YOU] : live.unsaid;
  return { ...live, mine, mineAt: at, mineAsked: false, seat: 'taken', adopting: false, unsaid };
};

const NOT_DONE: RoomSentence = 'That did not work. Please check your network and try again.';

const fetchNow = (live: Live): Step =>
  live.fetching || !live.online ? [live, []] : [{ ...live, fetching: true }, [{ do: 'fetch-feed', etag: live.etag }]];

const fetchMine = ([live, effects]: Step): Step => [{ ...live, mineAsked: true }, [...effects, { do: 'fetch-mine' }]];

/** `features`: what the webinar has besides questions, or what is known of it so far. */
export const stepWith = (features: Features | undefined, live: Live, event: LiveEvent): Step => {
  switch (event.is) {
    case 'opened':
      return fetchMine(fetchNow(live));
    case 'timer':
      return fetchNow(live);
    case 'feed':
      return takeFeed(features, live, event);
    case 'feed-failed':
      return missFeed(live, event);
    case 'visible':
      // Into the background: the timer that runs is replaced by a slow one. Back: look at once.
      return event.visible ? fetchNow({ ...live, hidden: false, mineAt: 0 }) : hide(live);
    case 'online':
      return event.online ? fetchNow({ ...live, online: true, fetching: false, mineAt: 0 }) : [{ ...live, online: false }, []];
    case 'mine':
      return live.mineLate ? [{ ...live, mineLate: false }, [{ do: 'fetch-mine' }]] : [takeMine(live, event), []];
    case 'mine-failed':
      return [{ ...live, mineAsked: false, mineAt: event.at, seat: event.failure.status === 401 ? 'none' : live.seat }, []];
    case 'typed':
      return [{ ...live, draft: { text: event.text, anonymous: event.anonymous } }, []];
    case 'ask':
      return ask(live, event);
    case 'asked':
      return takeAsked(live, event.key, event.question);
    case 'ask-failed':
      return missAsked(live, event.key, event.failure, event.at);
    case 'take-back':
      return [takeBack(live, event.key), []];
    case 'vote':
      return vote({ ...live, heldUntil: event.at + HOLD_MS }, event.id, event.voted, event.votes);
    case 'voted':
      return takeVoted(live, event.id, event.voted, event.at);
    case 'vote-failed':
      return missVoted(live, event.id, event.failure, event.at);
    case 'called':
      return features?.took(live, event) ?? [live, []];
    case 'call-failed':
      return features?.missed(live, event) ?? [live, []];
    case 'answer':
    case 'admit-poll':
    case 'chat':
    case 'own':
    case 'report':
      return features?.act(live, event) ?? [live, []];
    case 'vote-instead':
      return voteInstead({ ...live, heldUntil: event.at + HOLD_MS }, event.id, event.at);
    case 'not-loaded':
      return [{ ...live, voteNotice: NOT_DONE }, []];
    case 'admit':
      return [{ ...live, order: fullOrder(live.feed, live.sort) }, []];
    case 'sort':
      return [{ ...live, sort: event.sort, order: fullOrder(live.feed, event.sort) }, []];
    case 'touched':
      return [{ ...live, heldUntil: event.at + HOLD_MS }, []];
    case 'adopt':
      return [{ ...live, adopting: true }, [{ do: 'adopt' }]];
    case 'adopt-failed':
      return [{ ...live, adopting: false, voteNotice: event.failure.detail || NOT_DONE }, []];
  }
};

const hide = (live: Live): Step => {
  const hidden = { ...live, hidden: true };
  return [hidden, live.fetching ? [] : [{ do: 'wait', ms: pollDelay(hidden, 0.5) }]];
};
