/**
 * Writing in the chat: a line shows at once, is sent once and in its turn, waits for the network, and stays beside its error with a
 * way back.
 */
import type { SeatLine } from '#shared/chat.ts';
import type { Page } from '#shared/page.ts';
import { putChat as put, readChat } from './chat-lines.ts';
import type { ChatAct, PendingLine } from './chat-state.ts';
import type { Call, Failure, Live, LiveEvent, Step } from './state.ts';
import type { RoomSentence } from './told.ts';

/** The server takes a line a second. */
const PACE = 1_000;

const without = <T extends { readonly key: string }>(all: readonly T[], key: string): readonly T[] => all.filter((one) => one.key !== key);

/** The next line in its turn, where one may go out. */
export const sendLine = (live: Live, now: number): Step => {
  const { pending, restUntil } = live.chat;
  const next = pending.find(({ state }) => state === 'queued');
  if (!next || !live.online || now < Math.max(restUntil, next.after) || pending.some(({ state }) => state === 'sending')) return [live, []];
  const call: Call = { name: 'chat', about: next.key, method: 'POST', path: '/chat', body: { text: next.text }, key: next.key };
  const sending = pending.map((one): PendingLine => (one === next ? { ...one, state: 'sending' } : one));
  return [put(live, { pending: sending }), [{ do: 'call', call }]];
};

export const actInChat = (live: Live, act: ChatAct): Step => {
  const { chat } = live;
  switch (act.do) {
    case 'type':
      return [put(live, { draft: act.text, notice: '' }), []];
    case 'send': {
      const text = chat.draft.trim();
      if (text === '' || chat.pending.some(({ key }) => key === act.key)) return [live, []];
      const line: PendingLine = { key: act.key, text, state: 'queued', after: 0 };
      return sendLine(put(live, { draft: '', notice: '', pending: [...chat.pending, line] }), act.at);
    }
    case 'change': {
      const line = chat.pending.find(({ key }) => key === act.key);
      const draft = [line?.text ?? '', chat.draft].filter((text) => text !== '').join('\n');
      return [put(live, { draft, pending: without(chat.pending, act.key) }), []];
    }
    case 'drop':
      return [put(live, { pending: without(chat.pending, act.key) }), []];
    case 'take-back': {
      const call: Call = { name: 'chat', about: act.id, method: 'DELETE', path: `/chat/${act.id}` };
      return [put(live, { gone: [...chat.gone, act.id], notice: '' }), [{ do: 'call', call }]];
    }
    case 'report': {
      const call: Call = { name: 'chat', about: act.id, method: 'POST', path: '/reports', body: { chat: act.id } };
      return [put(live, { reported: [...chat.reported, act.id], notice: '' }), [{ do: 'call', call }]];
    }
    case 'earlier': {
      if (chat.earlier === null || chat.asking === 'yes') return [live, []];
      const call: Call = { name: 'chat', about: chat.earlier, method: 'GET', path: `/chat?cursor=${chat.earlier}` };
      return [put(live, { asking: 'yes', reading: false }), [{ do: 'call', call }]];
    }
    case 'read':
      return [readChat(put(live, { reading: act.reading })), []];
  }
};

const takeEarlier = (live: Live, cursor: string, page: Page<SeatLine>): Live => {
  // The reader went back to the end meanwhile.
  if (live.chat.earlier !== cursor) return put(live, { asking: 'no' });
  const lines = [...page.items].reverse();
  const own = [...live.chat.own, ...lines.filter((line) => line.own).map(({ id }) => id)];
  return put(live, { asking: 'no', own, older: [...lines, ...live.chat.older], earlier: page.next ?? null });
};

export const takeChat = (live: Live, { call, value, at }: Extract<LiveEvent, { is: 'called' }>): Step => {
  const { chat } = live;
  if (call.method === 'DELETE' || call.path === '/reports') return [live, []];
  if (call.method === 'GET') return [takeEarlier(live, call.about, value as Page<SeatLine>), []];
  const line = value as SeatLine;
  const pending = without(chat.pending, call.about);
  return [put(live, { pending, sent: [...chat.sent, { line, at }], own: [...chat.own, line.id], restUntil: at + PACE }), []];
};

const WAITS = 3_000;
const FAILED: RoomSentence = 'That did not work. Please try again.';
const isPassing = ({ status }: Failure): boolean => status === 0 || status === 429 || status >= 500;

export const missChat = (live: Live, { call, failure, at }: Extract<LiveEvent, { is: 'call-failed' }>): Step => {
  const { chat } = live;
  const message = failure.detail || FAILED;
  if (call.method === 'GET') return [put(live, { asking: 'failed' }), []];
  if (call.method === 'DELETE') {
    const isGone = failure.status === 404;
    return [isGone ? live : put(live, { gone: chat.gone.filter((id) => id !== call.about), notice: message }), []];
  }
  if (call.path === '/reports') return [put(live, { reported: chat.reported.filter((id) => id !== call.about), notice: message }), []];
  const after = at + (failure.retryAfter === undefined ? WAITS : failure.retryAfter * 1_000);
  const change: Partial<PendingLine> = isPassing(failure) ? { state: 'queued', after } : { state: 'refused', message };
  const next = put(live, { pending: chat.pending.map((one) => (one.key === call.about ? { ...one, ...change } : one)) });
  if (failure.status === 401) return [{ ...next, seat: 'none' }, []];
  // Whoever was silenced is told by their own list.
  return failure.status === 403 ? [{ ...next, mineAsked: true }, [{ do: 'fetch-mine' }]] : [next, []];
};
