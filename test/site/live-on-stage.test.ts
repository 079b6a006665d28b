/** The timer of the stage: it counts from when the room's feed first had the question on air, whatever changes after that. */
import { expect, it } from 'vitest';
import type { Feed } from '#shared/feed.ts';
import { type OnStage, stepOnStage } from '../../site/src/lib/live/on-stage.ts';

const at = (second: number): string => new Date(Date.UTC(2027, 5, 18, 14, 0, second)).toISOString();
const feed = (version: number, question: string | null, second: number) => ({
  version,
  now: question === null ? null : ({ id: question } as Feed['now']),
  changedAt: at(second),
});
const since = (second: number): number => Date.parse(at(second));
const empty: OnStage = { version: 0, question: '', since: Number.NaN };

it('counts each question from its own beginning, and hears of nothing old', () => {
  const looks = [
    ['nothing yet', feed(1, null, 0), ['', Number.NaN]],
    ['on air', feed(2, 'a', 5), ['a', since(5)]],
    ['something else changed', feed(3, 'a', 9), ['a', since(5)]],
    ['an edge that is behind', feed(2, null, 5), ['a', since(5)]],
    ['the same again', feed(3, 'a', 9), ['a', since(5)]],
    ['the next one', feed(4, 'b', 20), ['b', since(20)]],
    ['answered', feed(5, null, 31), ['', Number.NaN]],
    ['on air once more', feed(6, 'b', 40), ['b', since(40)]],
  ] as const;
  let shown = empty;
  for (const [what, look, expected] of looks) {
    shown = stepOnStage(shown, look);
    expect([what, shown.question, shown.since]).toEqual([what, ...expected]);
  }
});

it('keeps what the page came with: that time is exact', () => {
  const came: OnStage = { version: 0, question: 'a', since: since(2) };
  expect(stepOnStage(came, feed(7, 'a', 30))).toEqual({ version: 7, question: 'a', since: since(2) });
});
