/** An invitation to a webinar, to who agreed to get such mails: one button, which leads to the page that registers. */
import type { PublicWebinar } from '#shared/webinar.ts';
import { speakMail } from '#shared/words/mail.ts';
import type { MailContent } from '../ports.ts';
import { button, paragraph, prose } from './blocks.ts';
import { toMail } from './frame.ts';
import { type Letter, senderOf } from './letter.ts';
import { aboutWebinar } from './parts.ts';

export type InvitationInput = Letter & {
  readonly webinar: PublicWebinar;
  /** In the organisation's own words; without a subject ours stands there. */
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly inviteUrl: string;
};

export const toInvitationMail = (input: InvitationInput): MailContent => {
  const { webinar, subject, paragraphs, inviteUrl, locale, base } = input;
  const { t } = speakMail(locale);
  const isOver = webinar.state === 'ended';
  const title = t('You are invited');
  return toMail(input, {
    subject: subject || `${title}: ${webinar.title}`,
    title,
    blocks: [
      ...aboutWebinar(input, webinar),
      ...(webinar.promise ? [prose(webinar.promise)] : []),
      ...paragraphs.map((text) => prose(text)),
      button(t(isOver ? 'Watch the replay' : 'See the invitation'), inviteUrl),
      paragraph(t('One button there registers you. The link is yours alone: please do not pass it on.')),
    ],
    reason: t('You get this mail because you agreed to invitations, at {place}. Sent by {sender}.', {
      place: base,
      sender: senderOf(input),
    }),
  });
};
