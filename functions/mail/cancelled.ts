/** It does not take place. Whoever had a seat gets the entry taken out of their calendar (RFC 5546, 3.2.5). */
import type { PublicWebinar } from '#shared/webinar.ts';
import { speakMail } from '#shared/words/mail.ts';
import type { MailContent } from '../ports.ts';
import { toCalendar } from '../webinar/calendar.ts';
import { paragraph, quietLink } from './blocks.ts';
import { toMail } from './frame.ts';
import type { Letter } from './letter.ts';
import { aboutWebinar, isRegistered } from './parts.ts';

export type CancelledInput = Letter & {
  readonly webinar: PublicWebinar;
  readonly uid: string;
  readonly sequence: number;
  readonly to: string;
  readonly hasSeat: boolean;
};

export const toCancelledMail = (input: CancelledInput): MailContent => {
  const { webinar, uid, sequence, to, hasSeat, base, from, locale, now } = input;
  const { t } = speakMail(locale);
  const title = t('It was called off');
  const mail = toMail(input, {
    subject: `${title}: ${webinar.title}`,
    title,
    blocks: [
      ...aboutWebinar(input, webinar),
      paragraph(t('This webinar does not take place. We are sorry.')),
      paragraph(
        t(
          hasSeat
            ? 'You do not have to do anything. If it is in your calendar, the file with this mail takes it out.'
            : 'You do not have to do anything.',
        ),
      ),
      quietLink(t('What else is coming up:'), `${base}/`),
    ],
    reason: isRegistered(input),
  });
  if (!hasSeat) return mail;
  const url = `${base}/webinars/${webinar.slug}/`;
  const entry = { webinar: { ...webinar, state: 'cancelled' as const }, uid, sequence, url, stamp: now, organiser: from, attendee: to };
  return { ...mail, calendar: { method: 'CANCEL', content: toCalendar({ ...entry, method: 'CANCEL' }) } };
};
