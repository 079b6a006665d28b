/** It began: to everybody with a seat. */
import type { PublicWebinar } from '#shared/webinar.ts';
import { speakMail } from '#shared/words/mail.ts';
import type { MailContent } from '../ports.ts';
import { paragraph } from './blocks.ts';
import { toMail } from './frame.ts';
import type { Letter } from './letter.ts';
import { aboutWebinar, isRegistered, wayIn } from './parts.ts';

export type LiveInput = Letter & { readonly webinar: PublicWebinar; readonly joinUrl: string };

export const toLiveMail = (input: LiveInput): MailContent => {
  const { webinar, joinUrl, locale } = input;
  const { t } = speakMail(locale);
  const title = t('We are live');
  return toMail(input, {
    subject: `${title}: ${webinar.title}`,
    title,
    blocks: [
      ...aboutWebinar(input, webinar),
      paragraph(t('Ask what you want to know, and vote for what matters to you.')),
      ...wayIn(input, joinUrl, 'Join now'),
    ],
    reason: isRegistered(input),
  });
};
