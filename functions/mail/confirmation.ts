/**
 * The confirmation of a registration: when it is in both zones, the personal link, a calendar file. It holds no word that the
 * registrant typed, because the address may be somebody else's.
 */
import type { PublicWebinar } from '#shared/webinar.ts';
import { speakMail } from '#shared/words/mail.ts';
import type { MailContent } from '../ports.ts';
import type { CalendarEntry } from '../webinar/calendar.ts';
import { paragraph, quietLink } from './blocks.ts';
import { type OtherDate, toDates, toDatesCalendar } from './dates.ts';
import { toMail } from './frame.ts';
import type { Letter } from './letter.ts';
import { aboutWebinar, somebodyRegistered, wayIn, wayOut } from './parts.ts';

export type ConfirmationInput = Letter & {
  readonly webinar: PublicWebinar;
  /** RFC 5545 SEQUENCE: how often it was moved. */
  readonly sequence: number;
  readonly to: string;
  readonly joinUrl: string;
  /** Where the registration can be cancelled; of a webinar that has no more than so many seats, somebody who waits gets this one. */
  readonly standingUrl: string;
  readonly uid: string;
  /** The page of the webinar, to be passed on; it says who did. */
  readonly shareUrl?: string;
  /** The other webinars of a series that the same form registered for. */
  readonly dates: readonly OtherDate[];
};

/** Undefined where the mail was held back until the webinar was over, and there is neither a replay nor another date to lead to. */
export const toConfirmation = (input: ConfirmationInput): MailContent | undefined => {
  const { webinar, sequence, to, joinUrl, standingUrl, uid, from, locale, now, dates, shareUrl } = input;
  const { t } = speakMail(locale);
  const isOver = webinar.state === 'ended';
  const isGone = isOver && webinar.replay === null;
  if (isGone && dates.length === 0) return undefined;
  const isLive = webinar.state === 'live';
  const title = t(
    isGone ? 'Your registration' : isOver ? 'Your link to the replay' : isLive ? 'We are live: your link' : 'You have a seat',
  );
  const like = { stamp: now, organiser: from };
  const own: CalendarEntry = { webinar, uid, sequence, url: joinUrl, method: 'REQUEST', attendee: to, ...like };
  const calendar = toDatesCalendar(isOver ? undefined : own, dates, like);
  const mail = toMail(input, {
    subject: `${title}: ${webinar.title}`,
    title,
    blocks: [
      ...aboutWebinar(input, webinar),
      ...(isGone
        ? [paragraph(t('This one is over, and there is no recording so far.'))]
        : wayIn(input, joinUrl, isOver ? 'Watch the replay' : isLive ? 'Join now' : 'Open your room')),
      ...(isOver ? [] : [wayOut(input, webinar, standingUrl)]),
      ...toDates(dates, input),
      ...(shareUrl && !isOver ? [quietLink(t('Know somebody who should be there? This page is for them:'), shareUrl)] : []),
    ],
    reason: somebodyRegistered(input),
  });
  return { ...mail, ...(calendar ? { calendar } : {}) };
};
