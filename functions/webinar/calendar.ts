/**
 * Calendar files (RFC 5545, 5546) by ical-generator: UTC instants, which need no time zone beside them, a stable UID, SEQUENCE that
 * grows with each move. It gets no zone: with one it writes the hours of this machine under the name of that zone.
 */
import ical, {
  ICalAlarmType,
  ICalAttendeeRole,
  type ICalCalendar,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
} from 'ical-generator';
import { toLine, toLines } from '#shared/clean.ts';
import { limits } from '#shared/limits.ts';
import type { PublicWebinar } from '#shared/webinar.ts';

export type CalendarEntry = {
  readonly webinar: Pick<PublicWebinar, 'title' | 'promise' | 'startsAt' | 'endsAt' | 'state'>;
  readonly uid: string;
  /** How often it was moved; calling it off counts once more. */
  readonly sequence: number;
  readonly url: string;
  readonly stamp: Date;
  /** PUBLISH for what people download, REQUEST and CANCEL for what is mailed (RFC 5546). */
  readonly method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  readonly organiser?: { readonly name: string; readonly address: string };
  /** Whom a REQUEST asks and a CANCEL lets off (RFC 5546, 3.2.2, 3.2.5); a published entry names nobody (3.2.1). */
  readonly attendee?: string;
};

const ALARM_SECONDS = 15 * 60;

const toEvent = ({ webinar, uid, sequence, url, stamp, method, organiser, attendee }: CalendarEntry): ICalEventData => {
  const isOff = webinar.state === 'cancelled';
  const summary = toLine(webinar.title, limits.title.graphemes);
  const promise = toLines(webinar.promise, limits.promise.graphemes).join('\n');
  return {
    id: uid,
    sequence: sequence + (isOff ? 1 : 0),
    stamp,
    start: new Date(webinar.startsAt),
    end: new Date(webinar.endsAt),
    summary,
    description: [promise, url].filter(Boolean).join('\n\n'),
    location: url,
    url,
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(organiser ? { organizer: { name: toLine(organiser.name, limits.name.graphemes), email: organiser.address } } : {}),
    ...(attendee && method !== 'PUBLISH' ? { attendees: [{ email: attendee, rsvp: false, role: ICalAttendeeRole.REQ }] } : {}),
    ...(isOff ? {} : { alarms: [{ type: ICalAlarmType.display, triggerBefore: ALARM_SECONDS, description: summary }] }),
  };
};

/** A file with one entry or several, of which the first says the method. */
export const toCalendar = (first: CalendarEntry, ...more: readonly CalendarEntry[]): string => {
  const calendar: ICalCalendar = ical({
    prodId: { company: 'Parley', product: 'Parley', language: 'EN' },
    method: ICalCalendarMethod[first.method],
    events: [first, ...more].map(toEvent),
  });
  // Every line ends so, the last one too.
  return `${calendar.toString().trimEnd()}\r\n`;
};
