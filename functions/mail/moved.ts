/** It has another time. Whoever has a seat gets the entry of their calendar anew (RFC 5546, 3.2.2: the same UID, a higher SEQUENCE). */
import type { PublicWebinar } from '#shared/webinar.ts';
import { speakMail } from '#shared/words/mail.ts';
import type { MailContent } from '../ports.ts';
import { toCalendar } from '../webinar/calendar.ts';
import { button, paragraph, times } from './blocks.ts';
import { toMail } from './frame.ts';
import type { Letter } from './letter.ts';
import { aboutWebinar, isRegistered, wayIn, wayOut } from './parts.ts';
import { momentLines, spanLines } from './when.ts';

export type MovedInput = Letter & {
  readonly webinar: PublicWebinar;
  /** Absent where they have no seat: they wait, or are looked at. */
  readonly joinUrl?: string;
  readonly standingUrl: string;
  readonly uid: string;
  readonly sequence: number;
  readonly to: string;
  /** What people were told before; null where nobody knows. */
  readonly before: { readonly startsAt: string; readonly endsAt?: string } | null;
};

const earlier = (input: MovedInput): string[] => {
  const { before, webinar } = input;
  if (!before) return [];
  const { startsAt, endsAt } = before;
  const { timeZone } = webinar;
  return endsAt ? spanLines({ startsAt, endsAt, timeZone }, input) : momentLines(startsAt, timeZone, input);
};

export const toMovedMail = (input: MovedInput): MailContent => {
  const { webinar, joinUrl, standingUrl, uid, sequence, to, from, locale, now } = input;
  const { t } = speakMail(locale);
  const title = t('It has a new time');
  const was = earlier(input);
  const seated = joinUrl
    ? [
        paragraph(
          t('Your registration and your link stay as they are. The calendar file with this mail changes the entry in your calendar.'),
        ),
        ...wayIn(input, joinUrl, 'Open your room'),
        wayOut(input, webinar, standingUrl),
      ]
    : [paragraph(t('Your place in line stays as it is.')), button(t('See where you stand'), standingUrl)];
  const mail = toMail(input, {
    subject: `${title}: ${webinar.title}`,
    title,
    blocks: [...aboutWebinar(input, webinar), ...(was.length > 0 ? [times(was, t('Before, it was:'))] : []), ...seated],
    reason: isRegistered(input),
  });
  if (!joinUrl) return mail;
  const entry = { webinar, uid, sequence, url: joinUrl, stamp: now, organiser: from, attendee: to };
  return { ...mail, calendar: { method: 'REQUEST', content: toCalendar({ ...entry, method: 'REQUEST' }) } };
};
