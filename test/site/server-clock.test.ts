/** How far this machine's clock is off, as an answer of the feed tells it. */
import { expect, it } from 'vitest';
import { toClockOffset, whenAnswered } from '../../site/src/lib/live/server-clock.ts';

const NOON = Date.UTC(2027, 5, 18, 12);
const answer = (headers: Record<string, string>) => whenAnswered(new Headers(headers));
const date = 'Fri, 18 Jun 2027 12:00:00 GMT';

it.each([
  ['a clock that is right', { Date: date }, NOON + 700, 0],
  ['a clock that is three minutes slow', { Date: date }, NOON - 180_000, 180_500],
  ['a clock that is an hour fast', { Date: date }, NOON + 3_600_000, -3_599_500],
  ['an answer that an edge kept for ten seconds', { Date: date, Age: '10' }, NOON + 10_400, 0],
  ['an answer without a time', {}, NOON, undefined],
  ['an answer with a time that is none', { Date: 'soon' }, NOON, undefined],
  ['an age that is none', { Date: date, Age: 'old' }, NOON + 60_000, -59_500],
] as const)('is told by %s', (_, headers, at, offset) => {
  expect(toClockOffset(answer(headers), at)).toBe(offset);
});
