/** A month as the campaigns' calendar shows it. */
import { describe, expect, it } from 'vitest';
import { isMonth, monthAfter, monthWords, weeksOf } from '../../site/src/lib/console/month.ts';

describe('a month', () => {
  it.each([
    ['2027-02', 4, '2027-02-01', '2027-02-28'],
    ['2026-11', 6, '2026-10-26', '2026-12-06'],
    ['2028-02', 5, '2028-01-31', '2028-03-05'],
  ])('%s has %i weeks from Monday to Sunday', (month, weeks, first, last) => {
    const all = weeksOf(month);
    expect([all.length, all[0]?.[0], all.at(-1)?.[6]]).toEqual([weeks, first, last]);
    expect(all.flat().every((day, at, days) => at === 0 || Date.parse(day) - Date.parse(days[at - 1] ?? '') === 86_400_000)).toBe(true);
  });
  it('is followed by another, also over a year', () => {
    expect([monthAfter('2026-12', 1), monthAfter('2027-01', -1), monthAfter('2026-11', 14)]).toEqual(['2027-01', '2026-12', '2028-01']);
    expect(monthWords('2027-06')).toBe('June 2027');
    expect(['2027-06', '2027-13', '27-06', '', '1999-01'].filter(isMonth)).toEqual(['2027-06']);
  });
});
