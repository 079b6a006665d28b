/** The copy of one's data took a while to write: now it is there. */
import { speakMail } from '#shared/words/mail.ts';
import type { MailContent } from '../ports.ts';
import { button, paragraph, times } from './blocks.ts';
import { toMail } from './frame.ts';
import type { Letter } from './letter.ts';
import { askedForData } from './manage.ts';
import { momentLines } from './when.ts';

export type CopyInput = Letter & {
  readonly url: string;
  /** ISO; when the file goes. */
  readonly until: string;
};

export const toCopyReadyMail = (input: CopyInput): MailContent => {
  const { url, until, locale } = input;
  const { t } = speakMail(locale);
  return toMail(input, {
    title: t('The copy of your data is ready'),
    blocks: [
      paragraph(t('It is one file that people and programs can read.')),
      button(t('Download the copy'), url),
      times(momentLines(until, 'UTC', input), t('You can download it until:')),
    ],
    reason: askedForData(input),
  });
};
