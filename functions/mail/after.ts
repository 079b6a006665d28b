/**
 * Half an hour after the end: to who came, to who did not, and to who asked and got no answer yet. A promise that is open decides what
 * the mail is about, whether they came or not.
 */
import type { PublicWebinar } from '#shared/webinar.ts';
import { toWhen } from '#shared/when.ts';
import { type MailSpeech, speakMail } from '#shared/words/mail.ts';
import { speak } from '#shared/words/speak.ts';
import { isZone } from '#shared/zone.ts';
import type { MailContent } from '../ports.ts';
import { type Block, button, paragraph, prose, quietLink, quote, times } from './blocks.ts';
import { toMail } from './frame.ts';
import type { Letter } from './letter.ts';
import { aboutWebinar, isRegistered } from './parts.ts';
import { momentLines } from './when.ts';

/** `text` is absent where the address was never confirmed: what was asked with it may be somebody else's words. */
export type OwnQuestion = { readonly text?: string; readonly answer?: string; readonly onAir: boolean };

export type AfterInput = Letter & {
  readonly webinar: PublicWebinar;
  readonly attended: boolean;
  readonly replayUrl?: string;
  readonly answered: readonly OwnQuestion[];
  readonly owed: readonly OwnQuestion[];
  /** ISO; until when what is owed is answered. */
  readonly owedBy?: string;
  /** The page with one's questions and their answers. */
  readonly answersUrl?: string;
};

/** Of each list; the page has them all. */
const MOST = 6;

const told = ({ text, answer, onAir }: OwnQuestion, { t }: MailSpeech): Block[] => [
  quote(text ?? t('A question that was asked with your address')),
  ...(answer === undefined ? [] : [prose(answer)]),
  ...(answer === undefined && onAir ? [paragraph(t('It was answered on air.'))] : []),
];

const answers = ({ answered, locale }: AfterInput): Block[] => {
  const speech = speakMail(locale);
  if (answered.length === 0) return [];
  return [paragraph(speech.t('What you asked, and the answers:')), ...answered.slice(0, MOST).flatMap((one) => told(one, speech))];
};

const debts = (input: AfterInput): Block[] => {
  const { owed, owedBy, webinar, locale } = input;
  const { t } = speakMail(locale);
  if (owed.length === 0) return [];
  const named = owed.flatMap(({ text }) => (text === undefined ? [] : [quote(text)])).slice(0, MOST);
  return [
    paragraph(
      owed.length === 1
        ? t('You asked a question that nobody answered on air. We owe you the answer.')
        : t('You asked {n} questions that nobody answered on air. We owe you the answers.', { n: owed.length }),
    ),
    ...named,
    ...(owedBy ? [times(momentLines(owedBy, webinar.timeZone, input), t('You get it in writing, at the latest:'))] : []),
  ];
};

/** The day alone, as the subject has it: on the reader's own calendar. */
const dayOf = (at: string, { webinar, readerZone, locale }: AfterInput): string =>
  toWhen(at, at, readerZone && isZone(readerZone) ? readerZone : webinar.timeZone, speak(locale, 'times')).date;

const titleOf = (input: AfterInput): string => {
  const { owed, owedBy, attended, locale } = input;
  const { t } = speakMail(locale);
  if (owed.length > 0) return owedBy ? t('We owe you an answer by {day}', { day: dayOf(owedBy, input) }) : t('We owe you an answer');
  return t(attended ? 'Thank you for coming' : 'We missed you');
};

/** One thing is asked of the reader: who is owed an answer sees where it stands, everybody else the recording. */
const ways = ({ owed, replayUrl, answersUrl, answered, locale }: AfterInput): Block[] => {
  const { t } = speakMail(locale);
  const hasQuestions = owed.length + answered.length > 0;
  if (owed.length > 0 && answersUrl)
    return [button(t('See your questions'), answersUrl), ...(replayUrl ? [quietLink(t('The recording is there:'), replayUrl)] : [])];
  return [
    ...(replayUrl ? [button(t('Watch the replay'), replayUrl)] : []),
    ...(hasQuestions && answersUrl ? [quietLink(t('All your questions and their answers:'), answersUrl)] : []),
  ];
};

const recording = ({ attended, owed, replayUrl, webinar, locale }: AfterInput): Block[] => {
  const { t } = speakMail(locale);
  if (attended || owed.length > 0) return [];
  return [
    paragraph(
      t(
        replayUrl
          ? 'You could not come. The recording is there, and you can still ask.'
          : webinar.state === 'archived'
            ? 'You could not come, and there is no recording.'
            : 'You could not come, and there is no recording so far.',
      ),
    ),
  ];
};

export const toAfterMail = (input: AfterInput): MailContent => {
  const title = titleOf(input);
  return toMail(input, {
    subject: `${title}: ${input.webinar.title}`,
    title,
    blocks: [...aboutWebinar(input, input.webinar), ...recording(input), ...debts(input), ...answers(input), ...ways(input)],
    reason: isRegistered(input),
  });
};
