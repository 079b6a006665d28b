/** The chat beside the board: which lines there are, which wait while a hand is on the list, what a key does to the chosen one. Pure. */
import type { ConsoleChat, ConsoleLine } from '#shared/chat.ts';
import { limits } from '#shared/limits.ts';
import { countGraphemes } from '../live/words.ts';

export type TeamChat = {
  readonly now: Omit<ConsoleChat, 'items' | 'next'>;
  /** Newest first. */
  readonly lines: readonly ConsoleLine[];
  /** The newest line of the last look: what was written from here may stand above it, with others in between. */
  readonly looked: string;
  /** Where earlier ones go on; undefined where nothing is earlier. */
  readonly earlier: string | undefined;
  /** Lines that came faster than a look takes in: the newest one before them, and where those before the ones after them go on. */
  readonly gap?: { readonly after: string; readonly cursor: string };
};

const byTime = (a: ConsoleLine, b: ConsoleLine): number => (a.id < b.id ? 1 : -1);

const unite = (lines: readonly ConsoleLine[], newer: readonly ConsoleLine[]): readonly ConsoleLine[] =>
  [...new Map([...lines, ...newer].map((line) => [line.id, line])).values()].sort(byTime);

/**
 * The newest page as it is now; earlier pages that were asked for stay. Where it does not reach down to what was known, lines are missing
 * in between. One such gap is kept: what stood before an older one is read again by whoever goes there.
 */
export const takeNewest = (chat: TeamChat | null, { items, next, ...now }: ConsoleChat): TeamChat => {
  const oldest = items.at(-1)?.id ?? '';
  const { gap, looked: known = '' } = chat ?? {};
  const looked = items[0]?.id ?? '';
  const isTorn = next !== undefined && known !== '' && known < oldest;
  const before = chat?.lines.filter(({ id }) => id < oldest && !(isTorn && gap && id <= gap.after)) ?? [];
  if (before.length === 0) return { now, lines: items, looked, earlier: next };
  const earlier = isTorn && gap ? gap.cursor : chat?.earlier;
  const open = isTorn ? { after: known, cursor: next } : gap;
  return { now, lines: unite(before, items), looked, earlier, ...(open ? { gap: open } : {}) };
};

/** A page of the lines that were missing: the gap closes once it reaches what was known. `cursor` is where it went on. */
export const fillGap = ({ gap, ...chat }: TeamChat, cursor: string, { items, next }: ConsoleChat): TeamChat => {
  // Another gap opened meanwhile, and this page lies behind it.
  if (gap?.cursor !== cursor) return gap ? { ...chat, gap } : chat;
  const isClosed = next === undefined || items.some(({ id }) => id <= gap.after);
  return { ...chat, lines: unite(chat.lines, items), ...(isClosed ? {} : { gap: { ...gap, cursor: next } }) };
};

export const takeEarlier = (chat: TeamChat, { items, next }: ConsoleChat): TeamChat => ({
  ...chat,
  lines: unite(items, chat.lines),
  earlier: next,
});

export const putLine = (chat: TeamChat, line: ConsoleLine): TeamChat => ({ ...chat, lines: unite(chat.lines, [line]) });

/** While somebody's hand is on the list, what came after `last` waits: nothing moves under it. */
export const heldBack = (lines: readonly ConsoleLine[], last: string | null): readonly ConsoleLine[] =>
  last === null ? [] : lines.filter(({ id }) => id > last);

/** What people reported and nobody removed, most reported first. */
export const reported = (lines: readonly ConsoleLine[]): readonly ConsoleLine[] =>
  lines.filter((line) => line.reports > 0 && !line.removed).sort((a, b) => b.reports - a.reports || byTime(a, b));

export type ChatDeed = 'remove' | 'pause' | 'question';
export const chatKeys: Readonly<Record<ChatDeed, { readonly key: string; readonly words: string }>> = {
  question: { key: 'q', words: 'Question' },
  pause: { key: 'p', words: 'Pause' },
  remove: { key: 'r', words: 'Remove' },
};

/** What can be done about a line: nothing about the team's own but taking it away. */
export const deedsFor = (line: ConsoleLine): readonly ChatDeed[] => {
  if (line.removed) return line.team || line.removed.by === null ? [] : ['pause'];
  if (line.team) return ['remove'];
  return line.question ? ['pause', 'remove'] : ['question', 'pause', 'remove'];
};

type Press = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly altKey: boolean };

export const keyToChatDeed = (press: Press, line: ConsoleLine): ChatDeed | undefined => {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
  return deedsFor(line).find((deed) => chatKeys[deed].key === press.key.toLowerCase());
};

/** Which of `count` rows is chosen after an arrow, or J and K as on the board; undefined for other keys. */
export const keyToRow = (key: string, at: number, count: number): number | undefined => {
  if (key === 'ArrowDown' || key === 'j') return Math.min(count - 1, at + 1);
  if (key === 'ArrowUp' || key === 'k') return Math.max(0, at - 1);
  return undefined;
};

/** A line may be longer than a question: then a host says it in fewer words. */
export const needsWords = (text: string): boolean => countGraphemes(text) > limits.question.graphemes;
