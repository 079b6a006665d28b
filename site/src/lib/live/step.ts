/** The room's client as one pure step: what happened goes in, what is now true and what to do comes out. */
import { ask, missAsked, takeAsked, takeBack, voteInstead } from './ask.ts';
import { actInChat, missChat, takeChat } from './chat.ts';
import { actOnOwn, missEdited, takeEdited } from './edit.ts';
import { fullOrder } from './order.ts';
import { pollDelay } from './poll.ts';
import { admitPoll, answerPoll, missAnswer, takeAnswer } from './poll-answer.ts';
import { missReport, report } from './report.ts';
import type { CallName, Live, LiveEvent, Step } from './state.ts';
import { missFeed, takeFeed } from './take-feed.ts';
import { missVoted, takeVoted, vote } from './vote.ts';

const HOLD_MS = 3_000;

/** A private answer shows in no feed, so it is told here. */
const takeMine = (live: Live, { mine, at }: Extract<LiveEvent, { is: 'mine' }>): Live => {
  const before = new Map(live.mine?.questions.map((one) => [one.id, one.answers.filter((answer) => answer.private).length]));
  const isTold = mine.questions.some((one) => one.answers.filter((answer) => answer.private).length > (before.get(one.id) ?? Infinity));
  const unsaid = isTold ? [...live.unsaid, 'Your question was answered, only to you.'] : live.unsaid;
  return { ...live, mine, mineAt: at, mineAsked: false, seat: 'taken', adopting: false, unsaid };
};

const fetchNow = (live: Live): Step =>
  live.fetching || !live.online ? [live, []] : [{ ...live, fetching: true }, [{ do: 'fetch-feed', etag: live.etag }]];

const fetchMine = ([live, effects]: Step): Step => [{ ...live, mineAsked: true }, [...effects, { do: 'fetch-mine' }]];

export const step = (live: Live, event: LiveEvent): Step => {
  switch (event.is) {
    case 'opened':
      return fetchMine(fetchNow(live));
    case 'timer':
      return fetchNow(live);
    case 'feed':
      return takeFeed(live, event);
    case 'feed-failed':
      return missFeed(live, event);
    case 'visible':
      // Into the background: the timer that runs is replaced by a slow one. Back: look at once.
      return event.visible ? fetchNow({ ...live, hidden: false }) : hide(live);
    case 'online':
      return event.online ? fetchNow({ ...live, online: true, fetching: false }) : [{ ...live, online: false }, []];
    case 'mine':
      return [takeMine(live, event), []];
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
      return vote({ ...live, heldUntil: event.at + HOLD_MS }, event.id, event.voted);
    case 'voted':
      return takeVoted(live, event.id, event.voted, event.at);
    case 'vote-failed':
      return missVoted(live, event.id, event.failure, event.at);
    case 'called':
      return takers[event.call.name]?.took(live, event) ?? [live, []];
    case 'call-failed':
      return takers[event.call.name]?.missed(live, event) ?? [live, []];
    case 'answer':
      return answerPoll({ ...live, heldUntil: event.at + HOLD_MS }, event);
    case 'admit-poll':
      return [admitPoll(live), []];
    case 'chat':
      return actInChat(live, event.act);
    case 'own':
      return actOnOwn(live, event.act);
    case 'report':
      return report(live, event.id);
    case 'vote-instead':
      return voteInstead({ ...live, heldUntil: event.at + HOLD_MS }, event.id, event.at);
    case 'admit':
      return [{ ...live, order: fullOrder(live.feed, live.sort) }, []];
    case 'sort':
      return [{ ...live, sort: event.sort, order: fullOrder(live.feed, event.sort) }, []];
    case 'touched':
      return [{ ...live, heldUntil: event.at + HOLD_MS }, []];
    case 'adopt':
      return [{ ...live, adopting: true }, [{ do: 'adopt' }]];
    case 'adopt-failed':
      return [{ ...live, adopting: false }, []];
  }
};

type Took = Extract<LiveEvent, { is: 'called' }>;
type Missed = Extract<LiveEvent, { is: 'call-failed' }>;
/** What each feature makes of the answers to its calls. */
const takers: Readonly<
  Partial<Record<CallName, { readonly took: (live: Live, event: Took) => Step; readonly missed: (live: Live, event: Missed) => Step }>>
> = {
  poll: { took: takeAnswer, missed: missAnswer },
  chat: { took: takeChat, missed: missChat },
  edit: { took: takeEdited, missed: missEdited },
  report: { took: (live) => [live, []], missed: missReport },
};

const hide = (live: Live): Step => {
  const hidden = { ...live, hidden: true };
  return [hidden, live.fetching ? [] : [{ do: 'wait', ms: pollDelay(hidden, 0.5) }]];
};
