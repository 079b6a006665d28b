/** To who asked after the end: that their question is there, and until when it is answered. */
import { speakMail } from '#shared/words/mail.ts';
import type { MailContent } from '../ports.ts';
import { button, paragraph, quote } from './blocks.ts';
import { toMail } from './frame.ts';
import { senderOf } from './letter.ts';
import { aboutWebinar } from './parts.ts';
import { type Promised, promiseBy, promiseTitle } from './promise.ts';

export type OwedInput = Promised & {
  /** Absent where the address was never confirmed: what was asked with it may be somebody else's words. */
  readonly text?: string;
  /** The page that shows how far it is. */
  readonly answersUrl: string;
};

export const toOwedMail = (input: OwedInput): MailContent => {
  const { text, answersUrl, webinar, base, locale } = input;
  const { t } = speakMail(locale);
  const title = promiseTitle(input);
  return toMail(input, {
    subject: `${title}: ${webinar.title}`,
    title,
    blocks: [
      ...aboutWebinar(input, webinar),
      paragraph(t('Your question arrived after the webinar. We owe you the answer.')),
      quote(text ?? t('A question that was asked with your address')),
      ...promiseBy(input),
      button(t('See your questions'), answersUrl),
    ],
    reason: t('You get this mail because a question was asked with your address, at {place}. Sent by {sender}.', {
      place: base,
      sender: senderOf(input),
    }),
  });
};
