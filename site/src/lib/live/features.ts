/** What a room may have besides its public questions: a poll, a chat, acts on what is one's own. Loaded when it first does. */
import type { Feed } from '#shared/feed.ts';
import { actInChat, missChat, sendLine, takeChat } from './chat.ts';
import { followChat, isTurned } from './chat-lines.ts';
import { actOnOwn, missEdited, takeEdited } from './edit.ts';
import { admitPoll, answerPoll, missAnswer, placePoll, pollNews, resendAnswer, takeAnswer } from './poll-answer.ts';
import { missReport, report, takeReport } from './report.ts';
import { type CallName, HOLD_MS, type Live, type LiveEvent, type Step } from './state.ts';

type Took = Extract<LiveEvent, { is: 'called' }>;
type Missed = Extract<LiveEvent, { is: 'call-failed' }>;
export type FeatureEvent = Extract<LiveEvent, { is: 'answer' | 'admit-poll' | 'chat' | 'own' | 'report' }>;

/** Something was stored: a list of one's own that is being read just now may not know of it. */
const late = (live: Live): Live => ({ ...live, mineLate: live.mineAsked });

/** What each makes of the answers to its calls. */
const takers: Readonly<Record<CallName, { took: (live: Live, event: Took) => Step; missed: (live: Live, event: Missed) => Step }>> = {
  poll: { took: (live, event) => takeAnswer(late(live), event), missed: missAnswer },
  chat: { took: takeChat, missed: missChat },
  edit: { took: (live, event) => takeEdited(late(live), event), missed: missEdited },
  report: { took: (live, event) => takeReport(late(live), event), missed: missReport },
};

const act = (live: Live, event: FeatureEvent): Step => {
  switch (event.is) {
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
  }
};

/** After each look at the feed: what waited goes out, what is new takes its place. `before` is the feed that was shown until now. */
const follow = (live: Live, before: Feed | null, at: number): Step => {
  const [answered, answering] = resendAnswer(placePoll(live, at), at);
  const [sent, chatting] = sendLine(followChat(answered, before, at), at);
  return [sent, [...answering, ...chatting]];
};

export const features = {
  act,
  follow,
  took: (live: Live, event: Took): Step => takers[event.call.name].took(live, event),
  missed: (live: Live, event: Missed): Step => takers[event.call.name].missed(live, event),
  news: pollNews,
  /** Whether one's own list has something new that no feed shows. */
  isMineDue: isTurned,
};
export type Features = typeof features;
