/** To whoever of the team wants to know how a webinar went: figures, polls, what is still open, the two files. */
import { toLine } from '#shared/clean.ts';
import { limits } from '#shared/limits.ts';
import type { Locale } from '#shared/setting.ts';
import type { PublicWebinar } from '#shared/webinar.ts';
import { speakMail } from '#shared/words/mail.ts';
import type { MailContent } from '../ports.ts';
import { type Block, button, heading, list, paragraph } from './blocks.ts';
import { toMail } from './frame.ts';
import { type Letter, senderOf } from './letter.ts';
import { aboutWebinar } from './parts.ts';

/** `minutes`: of an average person who came. */
type ReportCounts = Readonly<Record<'registered' | 'attended' | 'asked' | 'answered' | 'open' | 'minutes', number>>;

export type ReportInput = Letter & {
  readonly webinar: PublicWebinar;
  readonly counts: ReportCounts;
  readonly polls: readonly { readonly question: string; readonly options: readonly { readonly text: string; readonly count: number }[] }[];
  /** Most votes first. */
  readonly open: readonly { readonly text: string; readonly votes: number }[];
  readonly consoleUrl: string;
  readonly files: NonNullable<MailContent['attachments']>;
  /** There are no files, because they would be too large for a mail. */
  readonly isTooLarge: boolean;
};

/** What fits into a mail that is read; the console has the rest. */
const MOST_POLLS = 5;
const MOST_OPEN = 5;

const figures = ({ counts, locale }: ReportInput): Block => {
  const { t, number } = speakMail(locale);
  const { registered, attended, asked, answered, open, minutes } = counts;
  const share = registered === 0 ? '' : ` (${number(Math.round((attended / registered) * 100))} %)`;
  return list([
    t('Registered: {n}', { n: registered }),
    `${t('Came: {n}', { n: attended })}${share}`,
    t('Minutes in the room, on average: {n}', { n: minutes }),
    t('Questions: {asked}, answered: {answered}, open: {open}', { asked, answered, open }),
  ]);
};

const polled = ({ polls, locale }: ReportInput): Block[] => {
  const { t, number } = speakMail(locale);
  const shown = polls.slice(0, MOST_POLLS).flatMap(({ question, options }) => {
    const all = options.reduce((sum, { count }) => sum + count, 0);
    const share = (count: number): string => (all === 0 ? '' : ` (${number(Math.round((count / all) * 100))} %)`);
    const results = options.map(({ text, count }) => `${toLine(text, limits.pollOption.graphemes)}: ${number(count)}${share(count)}`);
    return [paragraph(t('Poll: {question}', { question: toLine(question, limits.title.graphemes) })), list(results)];
  });
  return [...shown, ...more(polls.length - MOST_POLLS, locale)];
};

const more = (n: number, locale: Locale): Block[] =>
  n > 0 ? [paragraph(speakMail(locale).t('And {n} more, in the console.', { n }))] : [];

const unanswered = ({ open, locale }: ReportInput): Block[] => {
  const { t, many } = speakMail(locale);
  if (open.length === 0) return [];
  return [
    heading(t('Still open')),
    list(
      open
        .slice(0, MOST_OPEN)
        .map(({ text, votes }) => `${toLine(text, limits.question.graphemes)} · ${many(votes, '1 vote', '{n} votes')}`),
    ),
    ...more(open.length - MOST_OPEN, locale),
  ];
};

export const toReportMail = (input: ReportInput): MailContent => {
  const { webinar, consoleUrl, files, isTooLarge, base, locale } = input;
  const { t } = speakMail(locale);
  const title = t('How it went');
  const mail = toMail(input, {
    subject: `${title}: ${webinar.title}`,
    title,
    blocks: [
      ...aboutWebinar(input, webinar),
      figures(input),
      ...polled(input),
      ...unanswered(input),
      button(t('Open it in the console'), consoleUrl),
      paragraph(
        t(
          isTooLarge
            ? 'The lists of registrations and questions are too large for a mail: you find them in the console, as exports.'
            : 'Registrations and questions are attached as files. They hold personal data: please keep them to the team.',
        ),
      ),
    ],
    reason: t('You get this mail because your address is among those that get the report of this webinar, at {place}. Sent by {sender}.', {
      place: base,
      sender: senderOf(input),
    }),
  });
  return files.length > 0 ? { ...mail, attachments: files } : mail;
};
