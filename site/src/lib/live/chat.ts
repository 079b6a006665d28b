/**
 * Chat as the room's machine sees it: a line shows at once, is sent once and in order, waits for the network, and stays beside its
 * error with a way back. What is read stays under the reader; what has left the feed goes once they are at the end again.
 */
import type { ChatLine, SeatLine } from '#shared/chat.ts';
import type { Feed } from '#shared/feed.ts';
import type { Page } from '#shared/page.ts';
import type { Call, Failure, Live, LiveEvent, Step } from './state.ts';

/** A line on its way. */
export type PendingLine = {
  readonly key: string;
  readonly text: string;
  readonly state: 'sending' | 'queued' | 'refused';
  readonly message?: string;
  /** Not again before this time. */
  readonly after: number;
};

export type Chat = {
  readonly draft: string;
  readonly pending: readonly PendingLine[];
  /** The server takes a line a second. */
  readonly restUntil: number;
  /** Ids of lines of one's own, as far as this tab knows. */
  readonly own: readonly string[];
  /** What the server has and the feed does not show yet; `at` = since when. */
  readonly sent: readonly { readonly line: ChatLine; readonly at: number }[];
  /** Taken back here, whatever the feed still says. */
  readonly gone: readonly string[];
  /** Earlier than the feed's lines, oldest first. */
  readonly older: readonly ChatLine[];
  /** Where the history goes on before the first line on screen; null where that is the first of all. */
  readonly earlier: string | null;
  readonly asking: 'no' | 'yes' | 'failed';
  /** The end of the list is on screen. */
  readonly reading: boolean;
  /** The newest line that somebody had on screen; null before the first feed. */
  readonly seen: string | null;
  readonly notice: string;
};

export type ChatAct =
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'send'; readonly key: string; readonly at: number }
  /** A refused line goes back into the form. */
  | { readonly do: 'change'; readonly key: string }
  | { readonly do: 'take-back'; readonly id: string }
  | { readonly do: 'earlier' }
  | { readonly do: 'read'; readonly reading: boolean };

export type KeptChat = Pick<Chat, 'draft' | 'pending'>;

const PATIENCE = 10_000;
const PACE = 1_000;

/** What was on its way when the tab closed is sent again: its key makes that harmless. */
export const startChat = (kept?: KeptChat): Chat => ({
  draft: kept?.draft ?? '',
  pending: kept?.pending.map((one) => (one.state === 'sending' ? { ...one, state: 'queued' } : one)) ?? [],
  ...{ restUntil: 0, own: [], sent: [], gone: [], older: [], earlier: null, asking: 'no', reading: false, seen: null, notice: '' },
});

export const toKept = ({ draft, pending }: Chat): KeptChat => ({ draft, pending });

const put = (live: Live, change: Partial<Chat>): Live => ({ ...live, chat: { ...live.chat, ...change } });
const without = <T extends { readonly key: string }>(all: readonly T[], key: string): readonly T[] => all.filter((one) => one.key !== key);

/** Every line on screen, oldest first, each once. */
export const shownLines = ({ chat, feed }: Live): readonly ChatLine[] => {
  const lines = feed?.chat?.lines ?? [];
  const known = new Set(lines.map(({ id }) => id));
  const sent = chat.sent.flatMap(({ line }) => (known.has(line.id) ? [] : [line]));
  const all = [...chat.older.filter(({ id }) => !known.has(id)), ...lines, ...sent];
  return all.filter(({ id }) => !chat.gone.includes(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
};

export const isOwn = ({ chat, mine }: Live, id: string): boolean => chat.own.includes(id) || (mine?.lines.includes(id) ?? false);

/** Lines of others that came since somebody last had the end of the list on screen. */
export const unread = (live: Live): number => {
  const { seen } = live.chat;
  return seen === null ? 0 : shownLines(live).filter(({ id }) => id > seen && !isOwn(live, id)).length;
};

const read = (live: Live): Live => {
  if (!live.feed?.chat || (live.chat.seen !== null && (!live.chat.reading || live.hidden))) return live;
  const older = live.chat.reading ? { older: [], earlier: live.feed.chat.earlier } : {};
  const next = put(live, older);
  return put(next, { seen: shownLines(next).at(-1)?.id ?? '' });
};

/** The next line in its turn, where one may go out. */
export const sendLine = (live: Live, now: number): Step => {
  const { pending, restUntil } = live.chat;
  const next = pending.find(({ state }) => state === 'queued');
  if (!next || !live.online || now < Math.max(restUntil, next.after) || pending.some(({ state }) => state === 'sending')) return [live, []];
  const call: Call = { name: 'chat', about: next.key, method: 'POST', path: '/chat', body: { text: next.text }, key: next.key };
  const sending = pending.map((one): PendingLine => (one === next ? { ...one, state: 'sending' } : one));
  return [put(live, { pending: sending }), [{ do: 'call', call }]];
};

/** `live.feed` is the new one already; `before` is what was shown until now. */
export const followChat = (live: Live, before: Feed | null, now: number): Live => {
  const [had, has] = [before?.chat?.lines ?? [], live.feed?.chat?.lines ?? []];
  const first = has[0]?.id ?? '';
  const last = had.at(-1)?.id ?? '';
  const { chat } = live;
  const known = new Set(has.map(({ id }) => id));
  const sent = chat.sent.filter(({ line, at }) => !known.has(line.id) && now - at < PATIENCE);
  // More came than a feed holds: between what was shown and what is now, lines are missing.
  const torn = first > last && had.length > 0 && live.feed?.chat?.earlier !== null;
  const older = torn ? [] : [...chat.older, ...had.filter(({ id }) => id < first)];
  const earlier = older.length > 0 ? chat.earlier : (live.feed?.chat?.earlier ?? null);
  return read(put(live, { sent, older, earlier }));
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
      return [line ? put(live, { draft: line.text, pending: without(chat.pending, act.key) }) : live, []];
    }
    case 'take-back': {
      const call: Call = { name: 'chat', about: act.id, method: 'DELETE', path: `/chat/${act.id}` };
      return [put(live, { gone: [...chat.gone, act.id], notice: '' }), [{ do: 'call', call }]];
    }
    case 'earlier': {
      if (chat.earlier === null || chat.asking === 'yes') return [live, []];
      const call: Call = { name: 'chat', about: chat.earlier, method: 'GET', path: `/chat?cursor=${chat.earlier}` };
      return [put(live, { asking: 'yes', reading: false }), [{ do: 'call', call }]];
    }
    case 'read':
      return [read(put(live, { reading: act.reading })), []];
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
  if (call.method === 'DELETE') return [live, []];
  if (call.method === 'GET') return [takeEarlier(live, call.about, value as Page<SeatLine>), []];
  const line = value as SeatLine;
  const pending = without(chat.pending, call.about);
  return [put(live, { pending, sent: [...chat.sent, { line, at }], own: [...chat.own, line.id], restUntil: at + PACE }), []];
};

const WAITS = 3_000;
const isPassing = ({ status }: Failure): boolean => status === 0 || status === 429 || status >= 500;

export const missChat = (live: Live, { call, failure, at }: Extract<LiveEvent, { is: 'call-failed' }>): Step => {
  const { chat } = live;
  const message = failure.detail || 'That did not work. Please try again.';
  if (call.method === 'GET') return [put(live, { asking: 'failed' }), []];
  if (call.method === 'DELETE') {
    const isGone = failure.status === 404;
    return [isGone ? live : put(live, { gone: chat.gone.filter((id) => id !== call.about), notice: message }), []];
  }
  const after = at + (failure.retryAfter === undefined ? WAITS : failure.retryAfter * 1_000);
  const change: Partial<PendingLine> = isPassing(failure) ? { state: 'queued', after } : { state: 'refused', message };
  const next = put(live, { pending: chat.pending.map((one) => (one.key === call.about ? { ...one, ...change } : one)) });
  if (failure.status === 401) return [{ ...next, seat: 'none' }, []];
  // Whoever was silenced is told by their own list.
  return failure.status === 403 ? [{ ...next, mineAsked: true }, [{ do: 'fetch-mine' }]] : [next, []];
};
