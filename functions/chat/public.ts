/** What the room sees of its chat: whether one can write, and the last lines, oldest first. Pure. */
import type { ChatLine, ChatState, PublicChat } from '#shared/chat.ts';
import type { Webinar } from '#shared/webinar.ts';

/** Lines that the feed carries. */
export const CHAT_LINES = 50;

export const chatState = (webinar: Webinar, people: number): ChatState => {
  if (webinar.state !== 'live' && webinar.state !== 'scheduled') return 'over';
  return people > webinar.room.chatMost ? 'too-many' : 'open';
};

/** `people` are present. Null where this webinar has no chat. */
export const publicChat = (webinar: Webinar, lines: readonly ChatLine[], people: number): PublicChat | null =>
  webinar.room.chat === 'off' ? null : { state: chatState(webinar, people), lines: lines.slice(-CHAT_LINES) };
