/** The way to one's own data, sent to whoever asks for it with an address that we know. */
import { toDuration } from '#shared/when.ts';
import { speakMail } from '#shared/words/mail.ts';
import { speak } from '#shared/words/speak.ts';
import type { MailContent } from '../ports.ts';
import { button, paragraph } from './blocks.ts';
import { toMail } from './frame.ts';
import { type Letter, senderOf } from './letter.ts';

export type ManageInput = Letter & {
  readonly manageUrl: string;
  /** For how long the link opens. */
  readonly minutes: number;
};

/** Why mail about one's own data came. */
export const askedForData = (letter: Letter): string =>
  speakMail(letter.locale).t(
    'You get this mail because somebody asked at {place} for the data that we keep with your address. Was it not you? Then do nothing: nobody else sees it. Sent by {sender}.',
    { place: letter.base, sender: senderOf(letter) },
  );

export const toManageMail = (input: ManageInput): MailContent => {
  const { manageUrl, minutes, locale } = input;
  const { t } = speakMail(locale);
  return toMail(input, {
    title: t('Your data and your choices'),
    blocks: [
      paragraph(t('See what we keep about you, choose what we send you, download it all, or have it erased.')),
      button(t('Open your data'), manageUrl),
      paragraph(
        t('The link is yours alone and works for {time}. After that, ask for a new one.', {
          time: toDuration(minutes, speak(locale, 'times')),
        }),
      ),
    ],
    reason: askedForData(input),
  });
};
