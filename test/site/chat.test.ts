/** The room's client: chatting, alone with its server, its network and its reader. */
import { describe, expect, it } from 'vitest';
import type { ChatLine, ChatState } from '#shared/chat.ts';
import { lineToCursor } from '#shared/chat-cursor.ts';
import { toSpeech } from '#shared/speech.ts';
import { isOwn, shownLines, unread } from '../../site/src/lib/live/chat-lines.ts';
import type { ChatAct } from '../../site/src/lib/live/chat-state.ts';
import { shortCount, toAnnouncement } from '../../site/src/lib/live/chat-words.ts';
import type { Call, Failure, Live, LiveEvent } from '../../site/src/lib/live/state.ts';
import { startLive } from '../../site/src/lib/live/state.ts';
import { step } from '../../site/src/lib/live/step.ts';
import type { RoomSentence } from '../../site/src/lib/live/told.ts';
import { aFeed, aMine } from './live.fixture.ts';

const aLine = (n: number, more: Partial<ChatLine> = {}): ChatLine => {
  const at = new Date(Date.UTC(2027, 5, 18, 13, 0, n)).toISOString();
  return { id: `${at}-aaaaaaaaaaaa`, text: `Line ${n}`, by: 'Anna E.', at, ...more };
};
const range = (from: number, to: number): ChatLine[] => Array.from({ length: to - from }, (_, i) => aLine(from + i));

/** A client with what it asked for so far; a second passes with each feed. */
const open = (kept?: Parameters<typeof startLive>[1]) => {
  let live: Live = startLive('w', kept);
  let time = 1_000;
  let version = 0;
  const calls: Call[] = [];
  const tell = (event: LiveEvent): void => {
    const [next, effects] = step(live, event);
    live = next;
    for (const effect of effects) if (effect.do === 'call') calls.push(effect.call);
  };
  return {
    calls,
    live: () => live,
    chat: () => live.chat,
    texts: () => shownLines(live).map(({ text }) => text),
    tell,
    act: (act: ChatAct) => tell({ is: 'chat', act }),
    say(text: string, key = text) {
      tell({ is: 'chat', act: { do: 'type', text } });
      tell({ is: 'chat', act: { do: 'send', key, at: time } });
    },
    feed(lines: readonly ChatLine[], { state = 'open', earlier = null }: { state?: ChatState; earlier?: string | null } = {}) {
      time += 1_000;
      version += 1;
      const feed = aFeed(version, { chat: { state, lines, earlier } });
      tell({ is: 'feed', at: time, random: 0.5, feed, etag: `"${version}"`, ageSeconds: 0 });
    },
    took: (call: Call | undefined, value: unknown) => call && tell({ is: 'called', call, at: time, value }),
    missed: (call: Call | undefined, failure: Failure) => call && tell({ is: 'call-failed', call, at: time, failure }),
  };
};
const offline: Failure = { status: 0, detail: '' };

describe('a line of one’s own', () => {
  it('shows at once, is sent under its key, and stands there once when the feed has it too', () => {
    const room = open();
    room.feed([aLine(1)]);
    room.say('Hello', 'k1');
    expect(room.chat()).toMatchObject({ draft: '', pending: [{ key: 'k1', text: 'Hello', state: 'sending' }] });
    expect(room.calls).toEqual([{ name: 'chat', about: 'k1', method: 'POST', path: '/chat', body: { text: 'Hello' }, key: 'k1' }]);
    const line = aLine(2, { text: 'Hello' });
    room.took(room.calls[0], line);
    expect([room.chat().pending, room.texts()]).toEqual([[], ['Line 1', 'Hello']]);
    room.feed([aLine(1), line, aLine(3)]);
    expect(room.texts()).toEqual(['Line 1', 'Hello', 'Line 3']);
    expect(isOwn(room.live(), line.id)).toBe(true);
  });

  it('waits its turn: one is on its way at a time, a second apart, in the order of writing', () => {
    const room = open();
    room.feed([]);
    for (const text of ['One', 'Two', 'Three']) room.say(text);
    expect(room.calls.map(({ about }) => about)).toEqual(['One']);
    room.took(room.calls[0], aLine(1));
    expect(room.calls).toHaveLength(1);
    room.feed([]);
    expect(room.calls.map(({ about }) => about)).toEqual(['One', 'Two']);
    room.missed(room.calls[1], { status: 429, detail: 'You can write again in 4 seconds.', retryAfter: 4 });
    for (let n = 0; n < 3; n += 1) room.feed([]);
    expect(room.calls).toHaveLength(2);
    room.feed([]);
    expect(room.calls.map(({ about, key }) => [about, key]).at(-1)).toEqual(['Two', 'Two']);
  });

  it('written offline is sent once the network is back, under the same key after a lost answer and after a reload', () => {
    const room = open();
    room.feed([]);
    room.tell({ is: 'online', online: false });
    room.say('Later', 'k1');
    expect(room.calls).toEqual([]);
    room.tell({ is: 'online', online: true });
    room.feed([]);
    room.missed(room.calls[0], offline);
    for (let n = 0; n < 4; n += 1) room.feed([]);
    expect(room.calls.map(({ key }) => key)).toEqual(['k1', 'k1']);
    const { draft, pending } = room.chat();
    const again = open({ draft: { text: '', anonymous: false }, pending: [], chat: { draft, pending } });
    again.feed([]);
    expect(again.calls.map(({ key }) => key)).toEqual(['k1']);
  });

  it('that was refused stands beside its reason, holds up no other, and goes back into the form', () => {
    const room = open();
    room.feed([]);
    room.say('Too much');
    room.missed(room.calls[0], { status: 409, detail: 'The chat rests.' });
    expect(room.chat().pending).toMatchObject([{ state: 'refused', message: 'The chat rests.' }]);
    room.say('Next');
    expect(room.calls.map(({ about }) => about)).toEqual(['Too much', 'Next']);
    room.act({ do: 'change', key: 'Too much' });
    expect(room.chat()).toMatchObject({ draft: 'Too much', pending: [{ key: 'Next' }] });
    room.missed(room.calls[1], { status: 409, detail: 'The chat rests.' });
    room.act({ do: 'change', key: 'Next' });
    expect(room.chat()).toMatchObject({ draft: 'Next\nToo much', pending: [] });
    room.act({ do: 'send', key: 'both', at: 9_000 });
    room.missed(room.calls[2], { status: 403, detail: 'A host asked you to listen.' });
    room.act({ do: 'drop', key: 'both' });
    expect(room.chat()).toMatchObject({ draft: '', pending: [] });
  });

  it('is taken back at once, and comes back with its reason where that failed', () => {
    const room = open();
    room.tell({ is: 'mine', at: 1_000, mine: aMine({ lines: [aLine(2).id] }) });
    room.feed(range(1, 4));
    expect(isOwn(room.live(), aLine(2).id)).toBe(true);
    room.act({ do: 'take-back', id: aLine(2).id });
    expect(room.texts()).toEqual(['Line 1', 'Line 3']);
    room.missed(room.calls[0], { status: 503, detail: 'Please try again.' });
    expect([room.texts(), room.chat().notice]).toEqual([['Line 1', 'Line 2', 'Line 3'], 'Please try again.']);
    room.act({ do: 'take-back', id: aLine(2).id });
    room.missed(room.calls[1], { status: 404, detail: 'Gone.' });
    expect(room.texts()).toEqual(['Line 1', 'Line 3']);
  });

  it('of somebody who was silenced tells the room to look at its own list, and a lost seat leads to the form', () => {
    const room = open();
    room.feed([]);
    room.say('Me');
    room.missed(room.calls[0], { status: 403, detail: 'A host asked you to listen.' });
    expect(room.live().mineAsked).toBe(true);
    room.say('Again');
    room.missed(room.calls[1], { status: 401, detail: '' });
    expect(room.live().seat).toBe('none');
  });
});

describe('a line that a host made a question of', () => {
  it('has one’s own questions read again, once, and nobody else’s', () => {
    const room = open();
    room.tell({ is: 'mine', at: 1_000, mine: aMine({ lines: [aLine(1).id] }) });
    room.feed(range(0, 3));
    room.feed([aLine(0, { asked: true }), aLine(1), aLine(2)]);
    expect(room.live().mineAsked).toBe(false);
    room.feed([aLine(0, { asked: true }), aLine(1, { asked: true }), aLine(2)]);
    expect(room.live().mineAsked).toBe(true);
    room.tell({ is: 'mine', at: 4_000, mine: aMine({ lines: [aLine(1).id] }) });
    room.feed([aLine(0, { asked: true }), aLine(1, { asked: true }), aLine(2)]);
    expect(room.live().mineAsked).toBe(false);
  });
});

describe('what is read', () => {
  it('goes with the feed at the end of the list: what was removed or slid out is gone', () => {
    const room = open();
    room.act({ do: 'read', reading: true });
    room.feed(range(0, 5));
    room.feed([aLine(1), aLine(3), aLine(4), aLine(5)], { earlier: 'c1' });
    expect(room.texts()).toEqual(['Line 1', 'Line 3', 'Line 4', 'Line 5']);
    expect([room.chat().earlier, unread(room.live())]).toEqual(['c1', 0]);
  });

  it('stays where one reads further up, and the new waits behind its number', () => {
    const room = open();
    room.act({ do: 'read', reading: true });
    room.feed(range(0, 3), { earlier: 'c0' });
    room.act({ do: 'read', reading: false });
    room.feed(range(2, 5), { earlier: 'c2' });
    room.say('Mine');
    room.took(room.calls[0], aLine(9, { text: 'Mine' }));
    expect(room.texts()).toEqual(['Line 0', 'Line 1', 'Line 2', 'Line 3', 'Line 4', 'Mine']);
    expect([room.chat().earlier, unread(room.live())]).toEqual(['c0', 2]);
    room.act({ do: 'read', reading: true });
    expect([room.texts()[0], room.chat().earlier, unread(room.live())]).toEqual(['Line 2', 'c2', 0]);
  });

  it('loses what stood before a gap: lines that nobody saw may lie in it', () => {
    const room = open();
    room.feed(range(0, 3));
    room.feed(range(10, 13), { earlier: 'c10' });
    expect([room.texts()[0], room.chat().earlier]).toEqual(['Line 10', 'c10']);
  });

  it('loses what was removed where nothing stands before the feed’s first line', () => {
    const room = open();
    room.feed(range(0, 4));
    room.feed(range(2, 5));
    expect(room.texts()).toEqual(['Line 2', 'Line 3', 'Line 4']);
  });

  it('keeps 300 lines that slid out of sight, and the way to the others', () => {
    const room = open();
    for (let first = 0; first <= 400; first += 25) room.feed(range(first, first + 50), { earlier: first === 0 ? null : `c${first}` });
    expect([room.chat().older.length, room.texts()[0], room.texts().length]).toEqual([300, 'Line 100', 350]);
    room.act({ do: 'earlier' });
    expect(room.calls.map(({ path }) => path)).toEqual([`/chat?cursor=${lineToCursor(aLine(100).id)}`]);
    // What a reader asked for stays while they read it.
    room.took(room.calls[0], { items: range(50, 100).reverse(), next: 'c50' });
    room.feed(range(410, 460), { earlier: 'c410' });
    expect([room.chat().older.length, room.texts()[0], room.texts().length]).toEqual([350, 'Line 60', 400]);
  });

  it('grows upwards by the history, once per press, and knows one’s own lines in it', () => {
    const room = open();
    room.feed(range(5, 8), { earlier: 'c5' });
    room.act({ do: 'earlier' });
    room.act({ do: 'earlier' });
    expect(room.calls.map(({ path }) => path)).toEqual(['/chat?cursor=c5']);
    room.took(room.calls[0], { items: [aLine(4), { ...aLine(3), own: true }], next: 'c3' });
    expect([room.texts(), room.chat().earlier]).toEqual([['Line 3', 'Line 4', 'Line 5', 'Line 6', 'Line 7'], 'c3']);
    expect(isOwn(room.live(), aLine(3).id)).toBe(true);
    room.act({ do: 'earlier' });
    room.missed(room.calls[1], offline);
    expect(room.chat().asking).toBe('failed');
    // The reader went back to the end meanwhile: what comes late belongs nowhere.
    room.act({ do: 'earlier' });
    room.act({ do: 'read', reading: true });
    room.took(room.calls[2], { items: range(0, 3) });
    expect(room.texts()[0]).toBe('Line 5');
  });

  it('is counted as new on the tab that is not in focus, and while the window is hidden, from the first feed on', () => {
    const room = open();
    room.feed(range(0, 40));
    expect(unread(room.live())).toBe(0);
    room.feed(range(0, 43));
    expect(unread(room.live())).toBe(3);
    room.act({ do: 'read', reading: true });
    room.tell({ is: 'visible', visible: false });
    room.feed(range(0, 44));
    expect(unread(room.live())).toBe(1);
  });
});

describe('a report', () => {
  it('is kept in mind, and taken back with its reason where it did not arrive', () => {
    const room = open();
    room.feed(range(0, 2));
    room.act({ do: 'report', id: aLine(1).id });
    expect(room.calls).toMatchObject([{ method: 'POST', path: '/reports', body: { chat: aLine(1).id } }]);
    expect(room.chat().reported).toEqual([aLine(1).id]);
    room.missed(room.calls[0], { status: 429, detail: 'A little slower, please.' });
    expect(room.chat()).toMatchObject({ reported: [], notice: 'A little slower, please.' });
  });
});

describe('words', () => {
  it('read a few lines out and count many', () => {
    const { t } = toSpeech<RoomSentence>('en');
    expect(toAnnouncement([], t)).toBe('');
    expect(toAnnouncement(range(0, 2), t)).toBe('Anna E.: Line 0\nAnna E.: Line 1');
    expect(toAnnouncement(range(0, 4), t)).toBe('4 new messages. The last: Anna E.: Line 3');
    expect([shortCount(3), shortCount(50)]).toEqual(['3', '50+']);
  });
});
