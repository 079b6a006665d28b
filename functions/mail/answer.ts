/** We answered: to who asked, to who asked the same, and to who voted for it. It ends with the question whether that was an answer. */
import { speakMail } from '#shared/words/mail.ts';
import type { MailContent } from '../ports.ts';
import { type Block, button, paragraph, prose, quietLink, quote } from './blocks.ts';
import { toMail } from './frame.ts';
import { type Letter, senderOf } from './letter.ts';

export type AnswerInput = Letter & {
  readonly role: 'asker' | 'merged' | 'voter';
  /** Absent where the address was never confirmed: what was asked with it may be somebody else's words, and the answer repeats them. */
  readonly words?: { readonly question: string; readonly answer: string };
  /** Whether it answers, or asks something back. */
  readonly answers: boolean;
  /** The webinar that it is about. */
  readonly title?: string;
  /** The page of this person's questions, where they say whether it answered theirs. */
  readonly answersUrl?: string;
  /** The moment of the recording at which it was answered on air. */
  readonly momentUrl?: string;
  readonly yesUrl?: string;
  readonly notYetUrl?: string;
};

/** Longer than an answer can be. */
const ANSWER = 4_000;

const titleOf = ({ role, answers, locale }: AnswerInput): string => {
  const { t } = speakMail(locale);
  if (!answers) return t('We have a question about yours');
  return t(role === 'voter' ? 'An answer to a question that you voted for' : 'We answered your question');
};

const said = ({ words, answersUrl, locale }: AnswerInput): Block[] => {
  const { t } = speakMail(locale);
  if (!words) {
    const there = paragraph(t('There is an answer to a question that was asked with your address.'));
    return [there, ...(answersUrl ? [button(t('Read the answer'), answersUrl)] : [])];
  }
  return [...(words.question === '' ? [] : [quote(words.question)]), prose(words.answer, ANSWER)];
};

const onAir = ({ words, momentUrl, locale }: AnswerInput): Block[] =>
  words && momentUrl ? [quietLink(speakMail(locale).t('It was answered on air as well. Watch that moment:'), momentUrl)] : [];

const verdict = ({ words, answers, yesUrl, notYetUrl, locale }: AnswerInput): Block[] => {
  if (!words || !answers || !yesUrl || !notYetUrl) return [];
  const { t } = speakMail(locale);
  return [paragraph(t('Did this answer your question?')), button(t('Yes'), yesUrl), quietLink(t('Not yet:'), notYetUrl)];
};

export const toAnswerMail = (input: AnswerInput): MailContent => {
  const { role, title, base, locale } = input;
  const { t } = speakMail(locale);
  const headline = titleOf(input);
  const why =
    role === 'voter'
      ? 'You get this mail because you voted for this question with your address, at {place}. Sent by {sender}.'
      : 'You get this mail because a question was asked with your address, at {place}. Sent by {sender}.';
  return toMail(input, {
    subject: title === undefined ? headline : `${headline}: ${title}`,
    title: headline,
    blocks: [...said(input), ...onAir(input), ...verdict(input)],
    reason: t(why, { place: base, sender: senderOf(input) }),
  });
};
