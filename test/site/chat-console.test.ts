/** The chat beside the board: what stays, what waits, what a key means. */
import { describe, expect, it } from 'vitest';
import type { ConsoleChat, ConsoleLine } from '#shared/chat.ts';
import {
  deedsFor,
  fillGap,
  heldBack,
  keyToChatDeed,
  keyToRow,
  needsWords,
  putLine,
  reported,
  takeEarlier,
  takeNewest,
} from '../../site/src/lib/console/chat.ts';

const aLine = (n: number, more: Partial<ConsoleLine> = {}): ConsoleLine => {
  const at = new Date(Date.UTC(2027, 5, 18, 13, 0, n)).toISOString();
  const base = { id: `${at}-aaaaaaaaaaaa`, text: `Line ${n}`, at, by: 'Anna Example', company: '' };
  return { ...base, team: false, reports: 0, silenced: false, ...more };
};
const page = (items: readonly ConsoleLine[], next?: string): ConsoleChat => ({
  ...{ items, state: 'open', present: 2, most: 500 },
  ...(next ? { next } : {}),
});
const texts = (lines: readonly ConsoleLine[]) => lines.map(({ text }) => text);
/** Newest first. */
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => aLine(to - 1 - n));
const press = (key: string) => ({ key, ctrlKey: false, metaKey: false, altKey: false });

describe('the lines', () => {
  it('are the newest page as it is now, and earlier pages that were asked for', () => {
    const first = takeNewest(null, page([aLine(6), aLine(5)], 'c5'));
    expect([texts(first.lines), first.earlier]).toEqual([['Line 6', 'Line 5'], 'c5']);
    const grown = takeEarlier(first, page([aLine(4), aLine(3)]));
    expect([texts(grown.lines), grown.earlier]).toEqual([['Line 6', 'Line 5', 'Line 4', 'Line 3'], undefined]);
    const later = takeNewest(grown, page([aLine(7), aLine(6, { reports: 1 }), aLine(5)], 'c5'));
    expect([texts(later.lines), later.lines[1]?.reports, later.earlier]).toEqual([
      ['Line 7', 'Line 6', 'Line 5', 'Line 4', 'Line 3'],
      1,
      undefined,
    ]);
    expect(texts(putLine(later, aLine(6, { text: 'Changed' })).lines)[1]).toBe('Changed');
  });

  it('that came faster than a look takes in are missing in between, until the pages of the gap are there', () => {
    const first = takeNewest(null, page(range(10, 12), 'c10'));
    // What the team wrote from here meanwhile hides no gap below it.
    const torn = takeNewest(putLine(first, aLine(20)), page(range(18, 22), 'c18'));
    expect([texts(torn.lines)[4], torn.gap, torn.earlier]).toEqual(['Line 11', { after: aLine(11).id, cursor: 'c18' }, 'c10']);
    const half = fillGap(torn, 'c18', page(range(14, 18), 'c14'));
    expect(half.gap).toEqual({ after: aLine(11).id, cursor: 'c14' });
    const looked = takeNewest(half, page(range(20, 24), 'c20'));
    const whole = fillGap(looked, 'c14', page(range(9, 14), 'c9'));
    expect([texts(whole.lines), whole.gap, whole.earlier]).toEqual([texts(range(9, 24)), undefined, 'c10']);
    // A page that was asked for before another gap opened belongs nowhere.
    expect(fillGap(torn, 'c99', page(range(1, 3)))).toEqual(torn);
  });

  it('before an older gap are read again where another one opens', () => {
    const torn = takeNewest(takeNewest(null, page(range(0, 2))), page(range(10, 12), 'c10'));
    const again = takeNewest(torn, page(range(30, 32), 'c30'));
    expect([texts(again.lines), again.gap, again.earlier]).toEqual([
      ['Line 31', 'Line 30', 'Line 11', 'Line 10'],
      { after: aLine(11).id, cursor: 'c30' },
      'c10',
    ]);
  });

  it('that came since a hand is on the list wait', () => {
    const lines = [aLine(3), aLine(2), aLine(1)];
    expect(heldBack(lines, null)).toEqual([]);
    expect(texts(heldBack(lines, aLine(1).id))).toEqual(['Line 3', 'Line 2']);
  });

  it('that were reported stand on top, the most reported first, until they are removed', () => {
    const removed = { at: 'x', by: 'hanna' };
    const lines = [aLine(4, { reports: 1 }), aLine(3, { reports: 3, removed }), aLine(2, { reports: 2 }), aLine(1)];
    expect(texts(reported(lines))).toEqual(['Line 2', 'Line 4']);
  });
});

describe('a key', () => {
  it.each([
    ['q', {}, 'question'],
    ['P', {}, 'pause'],
    ['r', {}, 'remove'],
    ['x', {}, undefined],
    ['q', { question: 'w-1' }, undefined],
    ['q', { team: true }, undefined],
    ['r', { team: true }, 'remove'],
    ['r', { removed: { at: 'x', by: 'hanna' } }, undefined],
    ['p', { removed: { at: 'x', by: 'hanna' } }, 'pause'],
  ] as const)('%s on %j means %s', (key, more, deed) => expect(keyToChatDeed(press(key), aLine(1, more))).toBe(deed));

  it('with a modifier means nothing, and a line that its writer took back offers nothing', () => {
    expect(keyToChatDeed({ ...press('r'), metaKey: true }, aLine(1))).toBeUndefined();
    expect(deedsFor(aLine(1, { text: '', removed: { at: 'x', by: null } }))).toEqual([]);
  });

  it.each([
    ['j', 0, 1],
    ['ArrowDown', 2, 2],
    ['k', 0, 0],
    ['ArrowUp', 2, 1],
    ['x', 1, undefined],
  ] as const)('%s moves from row %i to %s of three', (key, at, to) => expect(keyToRow(key, at, 3)).toBe(to));
});

it('a line longer than a question needs a host’s words', () => {
  expect([needsWords('é'.repeat(280)), needsWords('é'.repeat(281))]).toEqual([false, true]);
});
