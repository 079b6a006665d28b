/** Until when we owe an answer: business days as the office's own calendar and clocks have them. */
import { describe, expect, it } from 'vitest';
import { businessDaysAfter, type Office } from '#shared/due.ts';
import { type BusinessHours, type Span, usualHours } from '#shared/hours.ts';
import { instantToWall } from '#shared/zone.ts';

const berlin: Office = { hours: usualHours, holidays: [], timeZone: 'Europe/Berlin' };
const everyDay = (...spans: Span[]): BusinessHours => ({
  mon: spans,
  tue: spans,
  wed: spans,
  thu: spans,
  fri: spans,
  sat: spans,
  sun: spans,
});
const closed: BusinessHours = everyDay();
const until = (to: string): BusinessHours => everyDay({ from: '01:00', to });

describe('one business day after', () => {
  it.each([
    ['a Tuesday afternoon', '2027-06-15T14:00:00.000Z', '2027-06-16T15:00:00.000Z'],
    ['a Friday: the weekend is none', '2027-06-18T14:00:00.000Z', '2027-06-21T15:00:00.000Z'],
    ['a Saturday', '2027-06-19T10:00:00.000Z', '2027-06-21T15:00:00.000Z'],
    ['a Sunday, already Monday in Berlin', '2027-06-20T22:30:00.000Z', '2027-06-22T15:00:00.000Z'],
    ['the Friday before clocks go forward', '2027-03-26T15:00:00.000Z', '2027-03-29T15:00:00.000Z'],
    ['the Friday before clocks go back', '2027-10-29T15:00:00.000Z', '2027-11-01T16:00:00.000Z'],
    ['New Year’s Eve', '2027-12-31T12:00:00.000Z', '2028-01-03T16:00:00.000Z'],
    ['28 February of a leap year', '2028-02-28T12:00:00.000Z', '2028-02-29T16:00:00.000Z'],
  ])('%s', (_, at, due) => {
    expect(businessDaysAfter(at, 1, berlin)).toBe(due);
  });

  it.each([
    ['a holiday', [{ date: '2027-06-16', name: 'A day off' }], '2027-06-17T15:00:00.000Z'],
    ['a holiday that is a weekend anyway', [{ date: '2027-06-19', name: 'A day off' }], '2027-06-16T15:00:00.000Z'],
    [
      'a bridge to the weekend',
      ['2027-06-16', '2027-06-17', '2027-06-18'].map((date) => ({ date, name: 'A day off' })),
      '2027-06-21T15:00:00.000Z',
    ],
  ])('with %s', (_, holidays, due) => {
    expect(businessDaysAfter('2027-06-15T14:00:00.000Z', 1, { ...berlin, holidays })).toBe(due);
  });

  it('ends with the last hours of a day that has several', () => {
    const hours = everyDay({ from: '08:00', to: '12:00' }, { from: '13:00', to: '16:30' });
    expect(businessDaysAfter('2027-06-15T14:00:00.000Z', 1, { ...berlin, hours })).toBe('2027-06-16T14:30:00.000Z');
  });

  it('ends with the day where work goes until midnight', () => {
    expect(businessDaysAfter('2027-06-15T14:00:00.000Z', 1, { ...berlin, hours: until('24:00') })).toBe('2027-06-16T22:00:00.000Z');
  });

  it('ends at the later of two hours with one name, and after the hour that is left out', () => {
    expect(businessDaysAfter('2027-10-30T10:00:00.000Z', 1, { ...berlin, hours: until('02:30') })).toBe('2027-10-31T01:30:00.000Z');
    const skipped = businessDaysAfter('2027-03-27T10:00:00.000Z', 1, { ...berlin, hours: until('02:30') });
    expect(instantToWall(new Date(skipped ?? 0), 'Europe/Berlin')).toBe('2027-03-28T03:30');
  });

  it('is a day of the office’s own calendar, wherever it is', () => {
    const at = '2027-06-15T20:00:00.000Z';
    expect(businessDaysAfter(at, 1, { ...berlin, timeZone: 'Pacific/Auckland' })).toBe('2027-06-17T05:00:00.000Z');
    expect(businessDaysAfter(at, 1, { ...berlin, timeZone: 'America/Los_Angeles' })).toBe('2027-06-17T00:00:00.000Z');
  });
});

it('several business days are counted, not calendar days', () => {
  expect(businessDaysAfter('2027-06-17T14:00:00.000Z', 3, berlin)).toBe('2027-06-22T15:00:00.000Z');
});

it('nothing is promised where nobody works', () => {
  expect(businessDaysAfter('2027-06-15T14:00:00.000Z', 1, { ...berlin, hours: closed })).toBeUndefined();
});
