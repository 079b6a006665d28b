import { describe, expect, it } from 'vitest';
import { toDuration, toWhen } from '#shared/when.ts';

const span = ['2027-06-18T13:00:00.000Z', '2027-06-18T14:00:00.000Z'] as const;

describe('when', () => {
  it.each([
    ['Europe/Berlin', 'Fri 18 June 2027', '15:00–16:00', 'Berlin (CEST, UTC+2)'],
    ['America/New_York', 'Fri 18 June 2027', '09:00–10:00', 'New York (EDT, UTC−4)'],
    ['Asia/Kolkata', 'Fri 18 June 2027', '18:30–19:30', 'Kolkata (IST, UTC+5:30)'],
    ['Asia/Tokyo', 'Fri 18 June 2027', '22:00–23:00', 'Tokyo (UTC+9)'],
    ['Australia/Sydney', 'Fri 18 June 2027', '23:00–00:00 (next day)', 'Sydney (AEST, UTC+10)'],
    ['Pacific/Auckland', 'Sat 19 June 2027', '01:00–02:00', 'Auckland (NZST, UTC+12)'],
    ['UTC', 'Fri 18 June 2027', '13:00–14:00', 'UTC'],
  ])('is said as in %s', (zone, date, hours, place) => {
    expect(toWhen(...span, zone)).toMatchObject({ date, hours, place });
  });

  it('knows a zone in its winter', () => {
    expect(toWhen('2027-01-18T13:00:00Z', '2027-01-18T14:00:00Z', 'Europe/London')).toMatchObject({
      hours: '13:00–14:00',
      place: 'London (GMT, UTC)',
    });
  });

  it('names the day of an end that is days away', () => {
    expect(toWhen('2026-11-22T15:15:00Z', '2026-11-29T15:45:00Z', 'Europe/Berlin').hours).toBe('16:15 to Sun 29 November, 16:45');
  });

  it('gives a month three letters, September too', () => {
    expect(toWhen('2027-09-01T08:00:00Z', '2027-09-01T09:00:00Z', 'UTC')).toMatchObject({ month: 'Sep', day: '1', weekday: 'Wednesday' });
  });

  it.each([
    [45, '45 minutes'],
    [60, '1 hour'],
    [90, '1 h 30 min'],
    [120, '2 hours'],
    [10_110, '7 days'],
  ])('says %i minutes as people do', (minutes, words) => {
    expect(toDuration(minutes)).toBe(words);
  });
});
