/** Calendar files (RFC 5545), read back by another library than the one that writes them, with whatever people call their webinars. */
import * as fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { type CalendarEntry, toCalendar } from '#functions/webinar/calendar.ts';

const entry: CalendarEntry = {
  webinar: {
    title: 'When marketing answers the phone',
    promise: 'What changes; who decides, and why.\nBring a question.',
    startsAt: '2027-06-18T13:00:00.000Z',
    endsAt: '2027-06-18T14:00:00.000Z',
    state: 'scheduled',
  },
  uid: '0123456789@parley.example.com',
  sequence: 2,
  url: 'https://parley.example.com/webinars/a/',
  stamp: new Date('2027-01-01T09:30:15.250Z'),
  method: 'REQUEST',
  organiser: { name: 'Parley, "the team"', address: 'team@example.com' },
  attendee: 'anna@example.com',
};
const titled = (title: string): CalendarEntry => ({ ...entry, webinar: { ...entry.webinar, title } });

/** As another library understands it. */
const read = (file: string) => {
  const calendar = new ICAL.Component(ICAL.parse(file));
  return { calendar, method: calendar.getFirstPropertyValue('method'), events: calendar.getAllSubcomponents('vevent') };
};
const firstOf = (file: string) => {
  const [event] = read(file).events;
  if (!event) throw new Error('No entry in the file');
  return { event, said: new ICAL.Event(event), value: (name: string) => String(event.getFirstPropertyValue(name)) };
};

describe('a calendar file', () => {
  it('says what, when, where and which version, in UTC', () => {
    const file = toCalendar(entry);
    const { event, said, value } = firstOf(file);
    expect(read(file).method).toBe('REQUEST');
    expect([said.uid, said.sequence, said.summary]).toEqual(['0123456789@parley.example.com', 2, 'When marketing answers the phone']);
    expect(said.description).toBe('What changes; who decides, and why.\nBring a question.\n\nhttps://parley.example.com/webinars/a/');
    expect([said.startDate, said.endDate].map((at) => [at.zone.tzid, at.toJSDate().toISOString()])).toEqual([
      ['UTC', '2027-06-18T13:00:00.000Z'],
      ['UTC', '2027-06-18T14:00:00.000Z'],
    ]);
    expect(file).not.toMatch(/TZID|VTIMEZONE/);
    expect([value('location'), value('url'), value('status')]).toEqual([entry.url, entry.url, 'CONFIRMED']);
    expect(value('dtstamp')).toBe('2027-01-01T09:30:15Z');
    expect(value('organizer')).toBe('mailto:team@example.com');
    expect(event.getFirstProperty('organizer')?.getParameter('cn')).toBe('Parley, "the team"');
    expect(said.attendees.map((one) => String(one.getFirstValue()).toLowerCase())).toEqual(['mailto:anna@example.com']);
  });

  it('rings a quarter of an hour before', () => {
    const [alarm] = firstOf(toCalendar(entry)).event.getAllSubcomponents('valarm');
    expect(String(alarm?.getFirstPropertyValue('trigger'))).toBe('-PT15M');
  });

  it('that everybody may download names nobody whom it asks', () => {
    expect(firstOf(toCalendar({ ...entry, method: 'PUBLISH' })).said.attendees).toEqual([]);
  });

  it('of a webinar that was called off takes the entry away: same UID, later version, no alarm', () => {
    const file = toCalendar({ ...entry, method: 'CANCEL', webinar: { ...entry.webinar, state: 'cancelled' } });
    const { event, said, value } = firstOf(file);
    expect([read(file).method, value('status'), said.uid, said.sequence]).toEqual(['CANCEL', 'CANCELLED', entry.uid, 3]);
    expect(event.getAllSubcomponents('valarm')).toEqual([]);
  });

  it('may hold several entries, the first of which says the method', () => {
    const file = toCalendar({ ...entry, method: 'PUBLISH' }, { ...entry, uid: 'other@parley.example.com', method: 'PUBLISH' });
    expect([read(file).method, read(file).events.map((event) => event.getFirstPropertyValue('uid'))]).toEqual([
      'PUBLISH',
      [entry.uid, 'other@parley.example.com'],
    ]);
  });

  it('keeps any title inside its property, and lines within 75 octets', () => {
    const title = fc
      .string({ unit: 'grapheme', maxLength: 60 })
      .filter((text) => !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text));
    fc.assert(
      fc.property(title, (text) => {
        const file = toCalendar(titled(text));
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(firstOf(file).said.summary).toBe(text.toWellFormed().replace(/ {2,}/g, ' ').trim());
      }),
    );
  });

  it.each([
    ['line breaks', 'A\r\nATTENDEE:mailto:eve@example.com\r\nEND:VEVENT', 'A ATTENDEE:mailto:eve@example.com END:VEVENT'],
    ['signs that turn the direction', 'Pay \u202emoc.live\u202c now', 'Pay moc.live now'],
    ['ten thousand letters', 'ä'.repeat(10_000), `${'ä'.repeat(120)} …`],
    ['ten thousand marks on one letter', `a${'\u0301'.repeat(10_000)}`, ' …'],
  ])('survives a title with %s', (_, title, summary) => {
    const { said, event } = firstOf(toCalendar(titled(title)));
    expect(said.summary.trim()).toBe(summary.trim());
    expect(event.getAllProperties('attendee')).toHaveLength(1);
  });
});
