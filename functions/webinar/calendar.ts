/** Calendar files (RFC 5545): UTC instants, a stable UID, SEQUENCE that grows with each move. */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { PublicWebinar } from '#shared/webinar.ts';

export type CalendarEntry = {
  readonly webinar: Pick<PublicWebinar, 'title' | 'promise' | 'startsAt' | 'endsAt' | 'state'>;
  readonly uid: string;
  readonly sequence: number;
  readonly url: string;
  readonly stamp: Date;
  /** PUBLISH for what people download, REQUEST for what is mailed (RFC 5546). */
  readonly method: 'PUBLISH' | 'REQUEST';
  readonly organiser?: { readonly name: string; readonly email: string };
  /** Whom a REQUEST asks (RFC 5546, 3.2.2). */
  readonly attendee?: string;
};

export const toCalendar = ({ webinar, uid, sequence, url, stamp, method, organiser, attendee }: CalendarEntry): string => {
  const calendar = ical({ prodId: { company: 'Parley', product: 'Parley', language: 'EN' }, method: ICalCalendarMethod[method] });
  calendar.createEvent({
    id: uid,
    sequence,
    stamp,
    start: new Date(webinar.startsAt),
    end: new Date(webinar.endsAt),
    summary: webinar.title,
    description: [webinar.promise, url].filter(Boolean).join('\n\n'),
    location: url,
    url,
    status: webinar.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(organiser ? { organizer: organiser } : {}),
    ...(attendee ? { attendees: [{ email: attendee, rsvp: false }] } : {}),
    alarms: [{ type: 'display' as never, trigger: 15 * 60 }],
  });
  // RFC 5545, 3.1: every line ends so, the last one too.
  return `${calendar.toString().trimEnd()}\r\n`;
};
