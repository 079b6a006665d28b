/** Pieces of a recording that were watched, and reports of them that are joined. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addReport, type Film, percentIn, stepOf, watchingIn } from '#functions/watched/film.ts';
import { createSeen, fromText, hasPiece, MOST_PIECES, MOST_TEXT, noPieces, percentOf, toText, unite } from '#shared/pieces.ts';
import type { WatchedForm } from '#shared/watched.ts';

const piecesOf = (numbers: readonly number[]) => {
  const seen = createSeen();
  for (const piece of numbers) seen.play(piece * 10, piece * 10 + 10, MOST_PIECES * 10);
  return seen.pieces;
};
const some = fc.uniqueArray(fc.nat(MOST_PIECES - 1), { maxLength: 40 });
const now = new Date('2027-06-19T10:00:00.000Z');
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1_000);
const form = (numbers: readonly number[], more: Partial<WatchedForm> = {}): WatchedForm => ({
  ...{ pieces: toText(piecesOf(numbers)), place: 60, length: 600 },
  ...more,
});
const report = (before: Film | undefined, it: WatchedForm, seconds = 0) => addReport(before, it, later(seconds), later(seconds));

describe('pieces', () => {
  it('are watched once half of them played, in whatever parts', () => {
    const seen = createSeen();
    seen.play(0, 3, 600);
    seen.play(12, 14.5, 600);
    expect([hasPiece(seen.pieces, 0), hasPiece(seen.pieces, 1)]).toEqual([false, false]);
    seen.play(7.2, 9, 600);
    expect(hasPiece(seen.pieces, 0)).toBe(true);
    // The same seconds again are not more.
    for (const _ of [1, 2, 3]) seen.play(12, 14, 600);
    expect(hasPiece(seen.pieces, 1)).toBe(false);
    // The last one of 594 seconds has four.
    seen.play(590, 592, 594);
    expect(hasPiece(seen.pieces, 59)).toBe(true);
    seen.play(594, 700, 594);
    expect(percentOf(seen.pieces, 594)).toBe(3);
  });

  it('are the same after they were text, in at most 360 signs', () => {
    fc.assert(
      fc.property(some, (numbers) => {
        const text = toText(piecesOf(numbers));
        expect(text.length).toBeLessThanOrEqual(MOST_TEXT);
        expect(fromText(text)).toEqual(piecesOf(numbers));
      }),
    );
    const all = toText(new Uint8Array(MOST_PIECES / 8).fill(255));
    expect([all.length, MOST_TEXT]).toEqual([360, 360]);
    expect(toText(noPieces())).toBe('');
  });

  it.each(['a', '====', 'AAAA\n', 'ä===', '-_-_', 'A'.repeat(364), '🙂'])('are no text like %j', (text) => {
    expect(fromText(text)).toBeUndefined();
  });

  it('unite in any order and however often', () => {
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        const [x, y, z] = [piecesOf(a), piecesOf(b), piecesOf(c)] as const;
        expect(unite([x, y, z])).toEqual(unite([unite([z, y]), x, y]));
        expect(unite([x, y])).toEqual(piecesOf([...new Set([...a, ...b])]));
      }),
    );
  });
});

describe('a report', () => {
  it('adds to those before it, and takes nothing back', () => {
    fc.assert(
      fc.property(fc.array(some, { maxLength: 6 }), (reports) => {
        let film: Film | undefined;
        let least = 0;
        for (const [at, numbers] of reports.entries()) {
          const next = report(film, form(numbers, { length: MOST_PIECES * 10 }), at * 60);
          if (next && !('wait' in next)) film = next;
          const percent = film ? percentIn(film) : 0;
          expect(percent).toBeGreaterThanOrEqual(least);
          least = percent;
        }
        const all = piecesOf([...new Set(reports.flat())]);
        if (film) expect(fromText(film.pieces)).toEqual(all);
      }),
    );
  });

  it('that says nothing new is not stored; one that comes too soon waits; the last one of a page does not', () => {
    const first = report(undefined, form([0, 1])) as Film;
    expect(report(first, form([1]), 1)).toBeUndefined();
    expect(report(first, form([2]), 15)).toEqual({ wait: 30 });
    expect(report(first, form([2], { leaving: true }), 15)).toMatchObject({ n: 2, last: later(15).toISOString() });
    expect(report(first, form([2], { leaving: true }), 1)).toEqual({ wait: 2 });
    expect(report(first, form([2]), 45)).toMatchObject({ n: 2, first: first.first });
  });

  it('says since when it is a quarter, once', () => {
    const first = report(undefined, form([0])) as Film;
    expect(first.since).toBeUndefined();
    const second = report(first, form(Array.from({ length: 15 }, (_, at) => at)), 60) as Film;
    expect(second.since).toBe(later(60).toISOString());
    expect(report(second, form([30]), 120)).toMatchObject({ since: second.since });
  });

  it('comes to steps', () => {
    expect([0, 24, 25, 49, 50, 74, 75, 94, 95, 100].map(stepOf)).toEqual([0, 0, 25, 25, 50, 50, 75, 75, 100, 100]);
  });

  it('of several browsers of one person is one', () => {
    const phone = report(undefined, form([0, 1, 2, 3, 4, 5, 6, 7])) as Film;
    const desk = report(undefined, form([6, 7, 8, 9, 10, 11, 12, 13, 14]), 60) as Film;
    expect(watchingIn([{ film: phone }, {}, undefined, { film: desk }])).toEqual({
      ...{ percent: 25, first: now.toISOString(), last: later(60).toISOString(), since: later(60).toISOString() },
    });
    expect(watchingIn([{}])).toBeUndefined();
  });
});
