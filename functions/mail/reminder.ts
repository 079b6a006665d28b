/** It begins soon: to everybody with a seat, as often as its hosts chose. */
import type { PublicWebinar } from '#shared/webinar.ts';
import { minutesBetween, toDuration } from '#shared/when.ts';
import { speakMail } from '#shared/words/mail.ts';
import { speak } from '#shared/words/speak.ts';
import type { MailContent } from '../ports.ts';
import { toMail } from './frame.ts';
import type { Letter } from './letter.ts';
import { aboutWebinar, isRegistered, wayIn, wayOut } from './parts.ts';

export type ReminderInput = Letter & {
  readonly webinar: PublicWebinar;
  /** Before the start, as planned. */
  readonly minutes: number;
  readonly joinUrl: string;
  readonly standingUrl: string;
};

const HOUR = 60;

/** How long it still is. A queue that was held back makes no mail say what is not so any more. */
const minutesLeft = ({ webinar, minutes, now }: ReminderInput): number => {
  const left = Math.max(0, minutesBetween(now.toISOString(), webinar.startsAt));
  if (Math.abs(left - minutes) <= Math.max(2, minutes / 20)) return minutes;
  return left < 2 * HOUR ? left : Math.round(left / HOUR) * HOUR;
};

export const toReminder = (input: ReminderInput): MailContent => {
  const { webinar, joinUrl, standingUrl, locale } = input;
  const { t } = speakMail(locale);
  const left = minutesLeft(input);
  const title = left === 0 ? t('It starts now') : t('It starts in {time}', { time: toDuration(left, speak(locale, 'times')) });
  return toMail(input, {
    subject: `${title}: ${webinar.title}`,
    title,
    blocks: [...aboutWebinar(input, webinar), ...wayIn(input, joinUrl, 'Open your room'), wayOut(input, webinar, standingUrl)],
    reason: isRegistered(input),
  });
};
