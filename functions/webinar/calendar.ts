/** Calendar files (RFC 5545): UTC instants, a stable UID, SEQUENCE that grows with each move. */
import type { PublicWebinar } from '#shared/webinar.ts';

export type CalendarEntry = {
  readonly webinar: Pick<PublicWebinar, 'title' | 'promise' | 'startsAt' | 'endsAt' | 'state'>;
  readonly uid: string;
  readonly sequence: number;
  readonly url: string;
  readonly stamp: Date;
  /** PUBLISH for what people download, REQUEST and CANCEL for what is mailed (RFC 5546). */
  readonly method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  readonly organiser?: { readonly name: string; readonly address: string };
  /** Whom a REQUEST asks (RFC 5546, 3.2.2). */
  readonly attendee?: string;
};

const encoder = new TextEncoder();
const MOST_OCTETS = 75;

/** RFC 5545, 3.1: a line has 75 octets at most and goes on after a space, and no letter is torn in two. */
const fold = (line: string): string => {
  const rows: string[] = [];
  let row = '';
  let octets = 0;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (octets + size > MOST_OCTETS) {
      rows.push(row);
      row = ' ';
      octets = 1;
    }
    row += letter;
    octets += size;
  }
  return [...rows, row].join('\r\n');
};

/** RFC 5545, 3.3.11. */
const text = (value: string): string => value.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** RFC 6868: a parameter in quotes holds no quote and no line break. */
const quoted = (value: string): string => `"${value.replaceAll('^', '^^').replaceAll('"', "^'").replace(/\r?\n/g, '^n')}"`;

/** RFC 5545, 3.3.5, form 2: an instant in UTC, which needs no time zone beside it. */
const instant = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '');

const toEvent = ({ webinar, uid, sequence, url, stamp, organiser, attendee }: CalendarEntry): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${text(uid)}`,
  `SEQUENCE:${sequence}`,
  `DTSTAMP:${instant(stamp)}`,
  `DTSTART:${instant(new Date(webinar.startsAt))}`,
  `DTEND:${instant(new Date(webinar.endsAt))}`,
  `SUMMARY:${text(webinar.title)}`,
  `DESCRIPTION:${text([webinar.promise, url].filter(Boolean).join('\n\n'))}`,
  `LOCATION:${text(url)}`,
  `URL;VALUE=URI:${url}`,
  ...(organiser ? [`ORGANIZER;CN=${quoted(organiser.name)}:mailto:${organiser.address}`] : []),
  ...(attendee ? [`ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=FALSE:mailto:${attendee}`] : []),
  `STATUS:${webinar.state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
  ...['BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-PT15M', `DESCRIPTION:${text(webinar.title)}`, 'END:VALARM'],
  'END:VEVENT',
];

/** A file with one entry or several, of which the first says the method. */
export const toCalendar = (first: CalendarEntry, ...more: readonly CalendarEntry[]): string => {
  const events = [first, ...more].flatMap(toEvent);
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Parley//Parley//EN', `METHOD:${first.method}`, ...events, 'END:VCALENDAR'];
  // Every line ends so, the last one too.
  return `${lines.map(fold).join('\r\n')}\r\n`;
};
