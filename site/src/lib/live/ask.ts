/** Asking: a question shows at once, is sent once, waits for the network, and comes back into the form when it is refused. */
import type { OwnQuestion } from '#shared/question.ts';
import type { Effect, Failure, Live, LiveEvent, Pending, Step } from './state.ts';
import type { Announcement, RoomSentence } from './told.ts';
import { vote } from './vote.ts';

const replace = (live: Live, key: string, change: Partial<Pending>): Live => ({
  ...live,
  pending: live.pending.map((one) => (one.key === key ? { ...one, ...change } : one)),
});

const drop = (live: Live, key: string): Live => ({ ...live, pending: live.pending.filter((one) => one.key !== key) });

export const sendQuestion = ({ key, text, anonymous, at }: Pending): Effect => ({
  do: 'send-question',
  key,
  text,
  anonymous,
  ...(at === undefined ? {} : { at }),
});

export const ask = (live: Live, { key, at, named }: Extract<LiveEvent, { is: 'ask' }>): Step => {
  const text = live.draft.text.trim();
  if (text === '' || live.pending.some((one) => one.key === key)) return [live, []];
  const about = at === undefined ? {} : { at };
  const question: Pending = { key, text, anonymous: live.draft.anonymous && !named, ...about, state: live.online ? 'sending' : 'queued' };
  const next = { ...live, pending: [...live.pending, question], draft: { ...live.draft, text: '' }, notice: null };
  return [next, live.online ? [sendQuestion(question)] : []];
};

/** The server has it. A repeat of the same key gives the same question, so it is taken in once. */
export const takeAsked = (live: Live, key: string, question: OwnQuestion): Step => {
  const next = { ...drop(live, key), mineLate: live.mineAsked };
  if (question.nameless) return [{ ...next, own: { ...live.own, nameless: [question, ...live.own.nameless] } }, []];
  if (!live.mine) return [next, [{ do: 'fetch-mine' }]];
  const others = live.mine.questions.filter((one) => one.id !== question.id);
  return [{ ...next, mine: { ...live.mine, questions: [question, ...others] } }, []];
};

const TOO_FAST: RoomSentence = 'You asked a lot in a short time.';
const FAILED: RoomSentence = 'That did not work. Please try again.';

const reason = (failure: Failure): string => (failure.status === 429 ? TOO_FAST : failure.detail || FAILED);

/** No answer or a busy server: wait, the key makes the repeat harmless. Refused: back into the form where that is free. */
export const missAsked = (live: Live, key: string, failure: Failure, now: number): Step => {
  const question = live.pending.find((one) => one.key === key);
  if (!question) return [live, []];
  if (failure.status === 0 || failure.status >= 500) {
    return [replace(live, key, { state: 'queued', after: now + (failure.retryAfter ?? 3) * 1_000 }), []];
  }
  if (failure.status === 401) return [{ ...takeBack(live, key), seat: 'none' }, []];
  const message = reason(failure);
  if (live.draft.text.trim() !== '') return [replace(live, key, { state: 'refused', message }), []];
  const until = failure.retryAfter === undefined ? {} : { until: now + failure.retryAfter * 1_000 };
  return [{ ...takeBack(live, key), notice: { message, ...until } }, []];
};

/** Words that go back into the form stand before what was typed since. */
export const before = ({ draft }: Live, { text, anonymous }: Live['draft']): Live['draft'] =>
  draft.text.trim() === '' ? { text, anonymous } : { text: `${text}\n${draft.text}`, anonymous: draft.anonymous };

/** Puts a question that has not been sent back into the form. */
export const takeBack = (live: Live, key: string): Live => {
  const question = live.pending.find((one) => one.key === key);
  return question ? { ...drop(live, key), draft: before(live, question), notice: null } : live;
};

/** Somebody asked it already: one's vote goes there, the box is free again, and a listener hears that. */
export const voteInstead = (live: Live, id: string, now: number): Step => {
  const text = live.feed?.questions.find((one) => one.id === id)?.text ?? '';
  const said: Announcement = { told: [{ say: 'Your vote is for: {what} The box is empty again.', what: text }], fresh: 0, at: now };
  return vote({ ...live, draft: { ...live.draft, text: '' }, notice: null, said }, id, true);
};
