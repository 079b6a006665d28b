/** Which lines are on screen, and which of them nobody has read: what is read stays, what left the feed goes at the end of the list. */
import type { ChatLine } from '#shared/chat.ts';
import { lineToCursor } from '#shared/chat-cursor.ts';
import type { Feed } from '#shared/feed.ts';
import type { Chat } from './chat-state.ts';
import type { Live } from './state.ts';

/** How long the feed has to show a line that the server took. */
const PATIENCE = 10_000;
/** Lines that slid out of the feed and are kept for who reads further up, or not at all; the history has the others. */
const MOST_OLDER = 300;

export const putChat = (live: Live, change: Partial<Chat>): Live => ({ ...live, chat: { ...live.chat, ...change } });

/** Every line on screen, oldest first, each once. */
export const shownLines = ({ chat, feed }: Live): readonly ChatLine[] => {
  const lines = feed?.chat?.lines ?? [];
  const known = new Set(lines.map(({ id }) => id));
  const sent = chat.sent.flatMap(({ line }) => (known.has(line.id) ? [] : [line]));
  const all = [...chat.older.filter(({ id }) => !known.has(id)), ...lines, ...sent];
  return all.filter(({ id }) => !chat.gone.includes(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
};

export const isOwn = ({ chat, mine }: Live, id: string): boolean => chat.own.includes(id) || (mine?.lines.includes(id) ?? false);

export const isReported = ({ chat, mine }: Live, id: string): boolean =>
  chat.reported.includes(id) || (mine?.reported.includes(id) ?? false);

/** Lines of others that came since somebody last had the end of the list on screen. */
export const unread = (live: Live): number => {
  const { seen } = live.chat;
  return seen === null ? 0 : shownLines(live).filter(({ id }) => id > seen && !isOwn(live, id)).length;
};

/** Notes what somebody has on screen, and drops what has left the feed. */
export const readChat = (live: Live): Live => {
  if (!live.feed?.chat || (live.chat.seen !== null && (!live.chat.reading || live.hidden))) return live;
  const older = live.chat.reading ? { older: [], earlier: live.feed.chat.earlier } : {};
  const next = putChat(live, older);
  return putChat(next, { seen: shownLines(next).at(-1)?.id ?? '' });
};

/** `live.feed` is the new one already; `before` is what was shown until now. */
export const followChat = (live: Live, before: Feed | null, now: number): Live => {
  const [had, has] = [before?.chat?.lines ?? [], live.feed?.chat?.lines ?? []];
  const first = has[0]?.id ?? '';
  const last = had.at(-1)?.id ?? '';
  const { chat } = live;
  const known = new Set(has.map(({ id }) => id));
  const sent = chat.sent.filter(({ line, at }) => !known.has(line.id) && now - at < PATIENCE);
  // More came than a feed holds: between what was shown and what is now, lines are missing. Where nothing is earlier than its first
  // line, what stood before that was removed.
  const isLost = (first > last && had.length > 0) || (live.feed?.chat?.earlier ?? null) === null;
  const older = isLost ? [] : [...chat.older, ...had.filter(({ id }) => id < first)];
  const kept = older.slice(-Math.max(MOST_OLDER, chat.older.length));
  const cutOff = kept.length < older.length && kept[0] ? lineToCursor(kept[0].id) : chat.earlier;
  const earlier = kept.length > 0 ? cutOff : (live.feed?.chat?.earlier ?? null);
  return readChat(putChat(live, { sent, older: kept, earlier }));
};

/** A host made a question of one's own line: it stands among one's own questions from now on. */
export const isTurned = (live: Live, before: Feed | null): boolean => {
  const known = new Set(before?.chat?.lines.flatMap(({ id, asked }) => (asked ? [id] : [])));
  return live.feed?.chat?.lines.some(({ id, asked }) => asked && !known.has(id) && isOwn(live, id)) ?? false;
};
