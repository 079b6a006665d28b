/**
 * Half an hour after the end: to who came, to who did not, and to who asked and got no answer yet. A promise that is open decides what
 * the mail is about, whether they came or not.
 */
import type { PublicWebinar } from '#shared/webinar.ts';
import { type MailSpeech, speakMail } from '#shared/words/mail.ts';
import type { MailContent } from '../ports.ts';
import { type Block, button, paragraph, prose, quietLink, quote } from './blocks.ts';
import { toMail } from './frame.ts';
import type { Letter } from './letter.ts';
import { aboutWebinar, isRegistered } from './parts.ts';
import { promiseBy, promiseTitle } from './promise.ts';

/** `text` is absent where the address was never confirmed: what was asked with it may be somebody else's words. */
export type OwnQuestion = { readonly text?: string; readonly answer?: string; readonly onAir: boolean };

export type AfterInput = Letter & {
  readonly webinar: PublicWebinar;
  readonly attended: boolean;
  readonly replayUrl?: string;
  /** Where they say how it was; absent where nobody is asked. */
  readonly surveyUrl?: string;
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
  const { owed, locale } = input;
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
    ...promiseBy(input),
  ];
};

const titleOf = (input: AfterInput): string => {
  const { owed, attended, locale } = input;
  const { t } = speakMail(locale);
  if (owed.length > 0) return promiseTitle(input);
  return t(attended ? 'Thank you for coming' : 'We missed you');
};

/** One thing is asked of the reader: who is owed an answer sees where it stands, everybody else the recording. */
const ways = ({ owed, replayUrl, answersUrl, answered, attended, surveyUrl, locale }: AfterInput): Block[] => {
  const { t } = speakMail(locale);
  const hasQuestions = owed.length + answered.length > 0;
  const rating = attended && surveyUrl ? [quietLink(t('How was it? Two minutes, and the hosts read every answer:'), surveyUrl)] : [];
  if (owed.length > 0 && answersUrl)
    return [
      button(t('See your questions'), answersUrl),
      ...(replayUrl ? [quietLink(t('The recording is there:'), replayUrl)] : []),
      ...rating,
    ];
  return [
    ...(replayUrl ? [button(t('Watch the replay'), replayUrl)] : []),
    ...(hasQuestions && answersUrl ? [quietLink(t('All your questions and their answers:'), answersUrl)] : []),
    ...rating,
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
