/** Calendar files, line by line (RFC 5545), with whatever people call their webinars. */
import * as fc from 'fast-check';
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
/** As a reader puts folded lines together again. */
const unfold = (file: string): string[] => file.replaceAll('\r\n ', '').split('\r\n');
const readText = (value: string): string => value.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));

describe('a calendar file', () => {
  it('says what, when, where and which version, in UTC', () => {
    expect(unfold(toCalendar(entry))).toEqual([
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Parley//Parley//EN', 'METHOD:REQUEST', 'BEGIN:VEVENT'],
      ...['UID:0123456789@parley.example.com', 'SEQUENCE:2', 'DTSTAMP:20270101T093015Z'],
      ...['DTSTART:20270618T130000Z', 'DTEND:20270618T140000Z', 'SUMMARY:When marketing answers the phone'],
      'DESCRIPTION:What changes\\; who decides\\, and why.\\nBring a question.\\n\\nhttps://parley.example.com/webinars/a/',
      ...['LOCATION:https://parley.example.com/webinars/a/', 'URL;VALUE=URI:https://parley.example.com/webinars/a/'],
      'ORGANIZER;CN="Parley, ^\'the team^\'":mailto:team@example.com',
      'ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=FALSE:mailto:anna@example.com',
      'STATUS:CONFIRMED',
      ...['BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-PT15M', 'DESCRIPTION:When marketing answers the phone', 'END:VALARM'],
      ...['END:VEVENT', 'END:VCALENDAR', ''],
    ]);
  });

  it('says so when a webinar is called off', () => {
    const file = toCalendar({ ...entry, webinar: { ...entry.webinar, state: 'cancelled' } });
    expect(unfold(file)).toContain('STATUS:CANCELLED');
  });

  it('keeps any title inside its line, and lines within 75 octets', () => {
    const title = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((text) => !/[\r\n]/.test(text) && text.isWellFormed());
    fc.assert(
      fc.property(title, (text) => {
        const file = toCalendar(titled(text));
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const summary = unfold(file).filter((line) => line.startsWith('SUMMARY:'));
        expect(summary.map((line) => readText(line.slice('SUMMARY:'.length)))).toEqual([text]);
      }),
    );
  });
});
