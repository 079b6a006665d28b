/** The pure rules of the chat: what a ballot keeps of lines, what is a line, what the feed carries, when it rests. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorToLine, itemToLine, toLineId, toPublicLine } from '#functions/chat/line.ts';
import { CHAT_LINES, chatState, keepLines, publicChat } from '#functions/chat/public.ts';
import { linesOf, toDigits } from '#functions/chat/slots.ts';
import { lineToCursor } from '#shared/chat-cursor.ts';
import { pageQuery } from '#shared/page.ts';
import type { Webinar } from '#shared/webinar.ts';

const tag = fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{12}$/);
const time = fc.integer({ min: 0, max: Date.parse('2199-12-31T00:00:00Z') });
const room = (most: number, state: Webinar['state'] = 'live', chat: 'on' | 'off' = 'on') =>
  ({ state, room: { chat, chatMost: most, reactions: 'off' } }) as Webinar;
const lines = (count: number) =>
  Array.from({ length: count }, (_, n) => {
    const id = toLineId(new Date(Date.UTC(2027, 5, 18, 9, 0, n)), 'aaaaaaaaaaaa');
    return { id, text: `Line ${n}`, by: 'Anna E.', at: id.slice(0, 24) };
  });

describe('a ballot’s slots', () => {
  it('name the line that they were made from, and compare as their times do', () => {
    fc.assert(
      fc.property(time, time, tag, (one, other, letters) => {
        expect(linesOf({ chat1: toDigits(one) + letters })).toEqual([toLineId(new Date(one), letters)]);
        expect(toDigits(one) < toDigits(other)).toBe(one < other);
      }),
    );
  });

  it('are none where nobody wrote', () => expect(linesOf({ chat1: '', votes: new Set(['x']) })).toEqual([]));
});

describe('a cursor', () => {
  it('leads back to its line, and is one that the address takes', () => {
    fc.assert(
      fc.property(time, tag, (at, letters) => {
        const id = toLineId(new Date(at), letters);
        expect(cursorToLine(lineToCursor(id))).toBe(id);
        expect(pageQuery.cursor.safeParse(lineToCursor(id)).success).toBe(true);
      }),
    );
  });

  it('that somebody invented leads nowhere', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const line = cursorToLine(text);
        expect(line === undefined || lineToCursor(line) === text).toBe(true);
      }),
    );
    expect(cursorToLine(btoa('2027-06-18'))).toBeUndefined();
  });
});

describe('an item', () => {
  const item = { id: lines(1)[0]?.id, text: 'Hi', at: '2027-06-18T09:00:00.000Z', by: 'Anna Example', company: '', writer: 'w', v: 1 };
  it('is a line, of which its writer is never shown', () => {
    const line = itemToLine(item);
    expect(line && toPublicLine(line)).toEqual({ id: item.id, text: 'Hi', by: 'Anna E.', at: item.at });
  });
  it.each(['id', 'text', 'at', 'by', 'company'])('without a proper %s is none', (name) => {
    for (const value of [undefined, 5, null, {}]) expect(itemToLine({ ...item, [name]: value })).toBeUndefined();
  });
});

describe('the chat of a feed', () => {
  it('carries the last fifty lines, and says where the earlier ones are', () => {
    const people = { people: 5, rested: false };
    expect(publicChat(room(500), lines(CHAT_LINES), people)?.earlier).toBeNull();
    const full = publicChat(room(500), lines(CHAT_LINES + 1), people);
    expect(full?.lines.map(({ text }) => text)).toEqual(
      lines(CHAT_LINES + 1)
        .slice(1)
        .map(({ text }) => text),
    );
    expect(cursorToLine(full?.earlier ?? '')).toBe(lines(2)[1]?.id);
    expect(publicChat(room(500, 'live', 'off'), lines(3), people)).toBeNull();
  });

  it('that is too large for its feed loses its oldest lines and no others', () => {
    const chat = publicChat(room(500), lines(20), { people: 5, rested: false });
    const kept = chat && keepLines(chat, 12);
    expect([kept?.lines.length, cursorToLine(kept?.earlier ?? '')]).toEqual([12, lines(9)[8]?.id]);
  });

  it.each([
    [500, false, 'open'],
    [501, false, 'too-many'],
    [500, true, 'too-many'],
    [450, true, 'too-many'],
    [449, true, 'open'],
  ] as const)('with %i people, closed before: %s, is %s', (people, rested, state) => {
    expect(chatState(room(500), people, rested)).toBe(state);
    expect(chatState(room(500, 'scheduled'), people, rested)).toBe(state);
    expect(chatState(room(500, 'ended'), people, rested)).toBe('over');
  });
});
