/** What a listener hears of a chat: its new lines in one piece, read out where they are few. */
import type { ChatLine } from '#shared/chat.ts';
import type { Speech } from '#shared/speech.ts';
import type { RoomSentence } from './told.ts';
import { toName } from './words.ts';

const MOST_READ = 3;

/** `Anna E.: Good morning. Ben O.: Hello.`, or how many and the last of them. */
export const toAnnouncement = (lines: readonly ChatLine[], t: Speech<RoomSentence>['t']): string => {
  const say = ({ by, text }: ChatLine): string => `${toName(by, t)}: ${text}`;
  const last = lines.at(-1);
  if (!last) return '';
  return lines.length <= MOST_READ
    ? lines.map(say).join('\n')
    : t('{n} new messages. The last: {what}', { n: lines.length, what: say(last) });
};

/** Lines that a feed holds: beyond that nobody knows how many more there were. */
const MOST_COUNTED = 50;

/** `3`, `50+`: for the small round number on a tab. */
export const shortCount = (count: number): string => (count >= MOST_COUNTED ? `${MOST_COUNTED}+` : String(count));
