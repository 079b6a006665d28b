/** What a mail says of an answer that is owed: in its subject, and until when. */
import type { PublicWebinar } from '#shared/webinar.ts';
import { toWhen } from '#shared/when.ts';
import { speakMail } from '#shared/words/mail.ts';
import { speak } from '#shared/words/speak.ts';
import { isZone } from '#shared/zone.ts';
import { type Block, times } from './blocks.ts';
import type { Letter } from './letter.ts';
import { momentLines } from './when.ts';

/** `owedBy` ISO; absent where nobody works for months. */
export type Promised = Letter & { readonly webinar: PublicWebinar; readonly owedBy?: string };

/** The day alone, as the subject has it: on the reader's own calendar. */
const dayOf = (at: string, { webinar, readerZone, locale }: Promised): string =>
  toWhen(at, at, readerZone && isZone(readerZone) ? readerZone : webinar.timeZone, speak(locale, 'times')).date;

export const promiseTitle = (input: Promised): string => {
  const { t } = speakMail(input.locale);
  return input.owedBy ? t('We owe you an answer by {day}', { day: dayOf(input.owedBy, input) }) : t('We owe you an answer');
};

export const promiseBy = (input: Promised): Block[] => {
  const { t } = speakMail(input.locale);
  const { owedBy, webinar } = input;
  return owedBy ? [times(momentLines(owedBy, webinar.timeZone, input), t('You get it in writing, at the latest:'))] : [];
};
