/** One's own question after it was sent: its words changed, or taken back, for as long as nobody answered it. */
import type { OwnQuestion } from '#shared/question.ts';
import { before } from './ask.ts';
import type { OwnAct, OwnPart } from './own-state.ts';
import type { Call, Failure, Live, LiveEvent, Step } from './state.ts';
import type { RoomSentence } from './told.ts';

const put = (live: Live, change: Partial<OwnPart>): Live => ({ ...live, own: { ...live.own, ...change } });
const find = (live: Live, id: string): OwnQuestion | undefined => live.mine?.questions.find((one) => one.id === id);

const send = (live: Live, id: string, method: 'PATCH' | 'DELETE', text?: string): Step => {
  const { open } = live.own;
  if (!open || open.busy) return [live, []];
  const call: Call = { name: 'edit', about: id, method, path: `/questions/${id}`, ...(text === undefined ? {} : { body: { text } }) };
  return [put(live, { open: { ...open, busy: true }, notice: null }), [{ do: 'call', call }]];
};

export const actOnOwn = (live: Live, act: OwnAct): Step => {
  const { open } = live.own;
  const question = find(live, act.id);
  if (!question) return [live, []];
  switch (act.do) {
    case 'edit':
    case 'wish-withdraw': {
      const wish = act.do === 'edit' ? ('edit' as const) : ('withdraw' as const);
      return [put(live, { open: { id: act.id, act: wish, text: question.text, busy: false }, notice: null }), []];
    }
    case 'type':
      return [open?.id === act.id ? put(live, { open: { ...open, text: act.text } }) : live, []];
    case 'keep':
      return [put(live, { open: null, notice: null }), []];
    case 'change': {
      const text = open?.text.trim() ?? '';
      if (text === '' || text === question.text) return [put(live, { open: null, notice: null }), []];
      return send(live, act.id, 'PATCH', text);
    }
    case 'withdraw':
      return send(live, act.id, 'DELETE');
    case 'ask-again':
      return [{ ...live, draft: before(live, question), notice: null }, []];
  }
};

/** It is done: the list of one's own has it at once, the public one shows it until its own newer version comes. */
export const takeEdited = (live: Live, { call, value }: Extract<LiveEvent, { is: 'called' }>): Step => {
  const question = value as OwnQuestion;
  const mine = live.mine && { ...live.mine, questions: live.mine.questions.map((one) => (one.id === call.about ? question : one)) };
  const version = live.feed?.version ?? 0;
  const changed = call.method === 'PATCH' ? { ...live.own.changed, [call.about]: { text: question.text, version } } : live.own.changed;
  return [put({ ...live, mine }, { open: null, notice: null, changed }), []];
};

const UNREACHED: RoomSentence = 'We could not reach the room. Please try again.';
const FAILED: RoomSentence = 'That did not work. Please try again.';

const words = ({ status, detail }: Failure): string => (status === 0 || status >= 500 ? UNREACHED : detail || FAILED);

/** Refused: what is true now is asked for, so that the reason can be seen. */
export const missEdited = (live: Live, { call, failure }: Extract<LiveEvent, { is: 'call-failed' }>): Step => {
  const passing = failure.status === 0 || failure.status >= 500 || failure.status === 422;
  const open = passing && live.own.open ? { ...live.own.open, busy: false } : null;
  const typed = !open && live.own.open?.act === 'edit' ? live.own.open.text.trim() : '';
  const kept = typed === '' ? live : { ...live, draft: before(live, { text: typed, anonymous: live.draft.anonymous }) };
  const next = put(kept, { open, notice: { id: call.about, text: words(failure), ...(typed === '' ? {} : { inForm: true }) } });
  if (failure.status === 401) return [{ ...next, seat: 'none' }, []];
  return passing ? [next, []] : [{ ...next, mineAsked: true }, [{ do: 'fetch-mine' }]];
};
