/** One thank-you to one person, with what it brings: a code of their own, or an invitation. */
import type { PublicWebinar } from '#shared/webinar.ts';
import { speakMail } from '#shared/words/mail.ts';
import type { MailContent } from '../ports.ts';
import { type Block, button, heading, paragraph, prose } from './blocks.ts';
import { toMail } from './frame.ts';
import { type Letter, senderOf } from './letter.ts';
import { aboutWebinar } from './parts.ts';

/** `endsOn`: the last day on which the code is good, like `2027-06-18`. */
export type Brought =
  | { readonly code: string; readonly endsOn: string | null }
  | { readonly webinar: PublicWebinar; readonly inviteUrl: string };

export type ThanksInput = Letter & {
  /** In the house's own words, in the language of the mail. */
  readonly paragraphs: readonly string[];
  readonly brought: Brought;
};

const toBlocks = (input: ThanksInput): Block[] => {
  const { brought, locale } = input;
  const { t } = speakMail(locale);
  if ('webinar' in brought)
    return [
      paragraph(t('You are invited to a webinar that we chose for you:')),
      ...aboutWebinar(input, brought.webinar),
      ...(brought.webinar.promise ? [prose(brought.webinar.promise)] : []),
      button(t('See the invitation'), brought.inviteUrl),
      paragraph(t('One button there registers you. The link is yours alone: please do not pass it on.')),
    ];
  const day =
    brought.endsOn && new Date(`${brought.endsOn}T12:00:00.000Z`).toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return [
    paragraph(t('This code is for you:')),
    heading(brought.code),
    paragraph(day ? t('It is good until {day}, and nobody else gets the same one.', { day }) : t('Nobody else gets the same one.')),
  ];
};

export const toThanksMail = (input: ThanksInput): MailContent => {
  const { paragraphs, locale, base } = input;
  const { t } = speakMail(locale);
  const sender = senderOf(input);
  return toMail(input, {
    subject: t('A thank-you from {sender}', { sender }),
    title: t('Thank you'),
    blocks: [
      paragraph(t('You take part in what we do, and that makes it better for everybody who comes. We would like to thank you for it.')),
      ...paragraphs.map((text) => prose(text)),
      ...toBlocks(input),
    ],
    reason: t('You get this mail because you agreed to invitations, at {place}. Sent by {sender}.', { place: base, sender }),
  });
};
