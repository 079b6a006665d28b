/** The chat beside the board: what stays, what waits, what a key means. */
import { describe, expect, it } from 'vitest';
import type { ConsoleChat, ConsoleLine } from '#shared/chat.ts';
import {
  deedsFor,
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
