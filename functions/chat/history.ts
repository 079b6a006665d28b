/** Pages of a chat, newest first. Pure. */
import { lineToCursor } from '#shared/chat-cursor.ts';
import type { Page } from '#shared/page.ts';
import { say } from '#shared/say.ts';
import { Failure } from '../failure.ts';
import { cursorToLine, type StoredLine } from './line.ts';

/** Which line a page goes on before. Throws `invalid` where the cursor is none of ours. */
export const lineBefore = (cursor: string | undefined): string | undefined => {
  if (cursor === undefined) return undefined;
  const line = cursorToLine(cursor);
  if (line) return line;
  throw new Failure('invalid', say('That page of the chat is not known. Please start again from the newest.'), {
    errors: [{ pointer: '#/cursor', detail: say('That cursor is not one of ours.') }],
  });
};

/** `lines` holds one line more than the page where there are earlier ones. */
export const toPage = <T>(lines: readonly StoredLine[], limit: number, show: (line: StoredLine) => T): Page<T> => {
  const items = lines.slice(0, limit);
  const last = lines.length > limit ? items.at(-1) : undefined;
  return { items: items.map(show), ...(last ? { next: lineToCursor(last.id) } : {}) };
};
