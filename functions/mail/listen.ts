/** To marketers and admins, each Monday: what customers asked last week, in their words, and what campaigns made people ask. */
import { toLine } from '#shared/clean.ts';
import { limits } from '#shared/limits.ts';
import type { Heard, ListenCampaign, ListenLine } from '#shared/listen.ts';
import { speakMail } from '#shared/words/mail.ts';
import type { MailContent } from '../ports.ts';
import { type Block, button, heading, paragraph, quote } from './blocks.ts';
import { toMail } from './frame.ts';
import { type Letter, senderOf } from './letter.ts';

export type ListenInput = Letter & {
  readonly questions: readonly ListenLine[];
  /** Those that caused anything. */
  readonly campaigns: readonly ListenCampaign[];
  readonly url: string;
};

/** Of an answer, in graphemes: the page has the whole of it. */
const MOST_ANSWER = 300;

const asked = ({ text, webinar, votes, answer }: ListenLine, letter: Letter): Block[] => {
  const { t, many } = speakMail(letter.locale);
  const became = (heard: Heard): string => {
    if (heard.is === 'written') return t('We answered: {answer}', { answer: toLine(heard.text, MOST_ANSWER) });
    if (heard.is === 'on-air') return t('Answered on air.');
    return heard.is === 'in-private' ? t('Answered to whoever asked.') : t('Not answered yet.');
  };
  const by = [toLine(webinar.title, limits.title.graphemes), ...(votes > 0 ? [many(votes, '1 vote', '{n} votes')] : [])]
    .filter((part) => part !== '')
    .join(' · ');
  return [quote(text, by), paragraph(became(answer))];
};

const caused = (campaigns: readonly ListenCampaign[], letter: Letter): Block[] => {
  const { t, many } = speakMail(letter.locale);
  const one = ({ name, cases, questions: [most] }: ListenCampaign): Block[] => [
    paragraph(
      `${toLine(name, limits.name.graphemes)}: ${many(cases, '1 case', '{n} cases')}${most ? `. ${t('Most people wanted to know:')}` : ''}`,
    ),
    ...(most ? [quote(most.text)] : []),
  ];
  return campaigns.length === 0 ? [] : [heading(t('What campaigns made people ask')), ...campaigns.flatMap(one)];
};

export const toListenMail = (input: ListenInput): MailContent => {
  const { questions, campaigns, url, base, locale } = input;
  const { t } = speakMail(locale);
  return toMail(input, {
    title: t('What customers asked last week'),
    blocks: [...questions.flatMap((line) => asked(line, input)), ...caused(campaigns, input), button(t('Hear more of them'), url)],
    reason: t(
      'You get this mail each Monday because you work at {place} as a marketer or an admin. You can stop it there, for yourself or for everybody. Sent by {sender}.',
      { place: base, sender: senderOf(input) },
    ),
  });
};
