/** Whose comment is this? Our own words only: the address may be somebody else's. */
import { speakMail } from '#shared/words/mail.ts';
import type { MailContent } from '../ports.ts';
import { button, paragraph } from './blocks.ts';
import { toMail } from './frame.ts';
import { type Letter, senderOf } from './letter.ts';

/** `title`: of the article, whose author is of the team. */
export type CommentInput = Letter & { readonly title: string; readonly confirmUrl: string };

export const toCommentMail = (input: CommentInput): MailContent => {
  const { title, confirmUrl, base, locale } = input;
  const { t } = speakMail(locale);
  return toMail(input, {
    title: t('Please confirm your comment'),
    blocks: [
      paragraph(t('Somebody wrote a comment on “{title}” with your address. Look at it, and say whether it is yours.', { title })),
      button(t('See the comment'), confirmUrl),
      paragraph(t('The link works for seven days. Was it not you? Then do nothing: the comment is not published and goes by itself.')),
    ],
    reason: t('You get this mail because somebody entered your address at {place}. Sent by {sender}.', {
      place: base,
      sender: senderOf(input),
    }),
  });
};
