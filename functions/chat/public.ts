/** What the room sees of its chat: whether one can write, and the last lines, oldest first. Pure. */
import type { ChatLine, ChatState, PublicChat } from '#shared/chat.ts';
import { lineToCursor } from '#shared/chat-cursor.ts';
import type { Webinar } from '#shared/webinar.ts';

/** Lines that the feed carries. */
export const CHAT_LINES = 50;

/** A chat that closed at 500 opens again below 450, not at 500: a room around that size would see it open and close all the time. */
const OPENS_AGAIN = 0.9;

/** `people` are present; `rested`: it was closed for their number until now. */
export const chatState = ({ state, room }: Pick<Webinar, 'state' | 'room'>, people: number, rested: boolean): ChatState => {
  if (state !== 'live' && state !== 'scheduled') return 'over';
  return people > room.chatMost || (rested && people >= room.chatMost * OPENS_AGAIN) ? 'too-many' : 'open';
};

type Inside = { readonly people: number; readonly rested: boolean };

/** Null where this webinar has no chat. One line more than the feed carries says that there are earlier ones. */
export const publicChat = (webinar: Webinar, lines: readonly ChatLine[], { people, rested }: Inside): PublicChat | null => {
  if (webinar.room.chat === 'off') return null;
  const state = chatState(webinar, people, rested);
  const chat = { state, lines, earlier: null };
  return lines.length > CHAT_LINES ? keepLines(chat, CHAT_LINES) : chat;
};

/** The newest lines of a chat; the others are its history. */
export const keepLines = (chat: PublicChat, most: number): PublicChat => {
  const lines = chat.lines.slice(-most);
  return { ...chat, lines, earlier: lines[0] ? lineToCursor(lines[0].id) : chat.earlier };
};
