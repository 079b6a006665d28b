/** One's own questions of one webinar: how far each is, what was answered, what is owed by when, and whether that was an answer. Pure. */
import type { PersonalSpeech } from '#shared/words/personal.ts';
import { toPress } from '../delivery/press.ts';
import { quotePart } from '../quote/part.ts';
import type { Quote } from '../quote/stored.ts';
import type { Missing } from '../verdict/missing.ts';
import { missingPart, type Typed } from './missing-part.ts';
import { button, line, linked, problemPart, strong } from './parts.ts';
import { stopsOf, type Tracked } from './progress.ts';
import { isOwed, showQuestion } from './question-words.ts';
import { wayOf } from './way-part.ts';

export type Answers = {
  readonly title: string;
  readonly tracked: readonly Tracked[];
  readonly isOver: boolean;
  /** A moment as this reader writes it. */
  readonly show: (at: string) => string;
  /** Until when it is answered: a line for each zone. By its case; without one, by what was promised for the webinar. */
  readonly owedBy: (one: Tracked) => readonly string[];
  /** Which answer the mailed link is about, and what it proposes to say. */
  readonly meant?: { readonly of: string; readonly says: 'yes' | 'not-yet' };
  /** Sentences that this person left, and where they stand with research. */
  readonly quotes: readonly Quote[];
  readonly research: 'confirmed' | 'asked' | undefined;
  readonly missing: readonly Missing[];
  readonly manage: string;
  /** What was sent and could not be taken: why, in the reader's language, and what they typed. */
  readonly problem?: string;
  readonly typed?: Typed;
};

const way = (one: Tracked, { isOver, show }: Answers, speech: PersonalSpeech): string => wayOf(stopsOf(one, isOver), show, speech);

/** Only what was written to this person is theirs to judge. */
const verdict = ({ question, told }: Tracked, { meant, missing, quotes, research, typed }: Answers, speech: PersonalSpeech): string => {
  const { t } = speech;
  if (!told || !question.answers.some(({ text }) => text !== undefined)) return '';
  if (told.says === 'not-yet') {
    const isVoter = told.role === 'voter';
    const isAgain = question.resolution === 'answered' && !isVoter;
    const press = toPress(told);
    return [
      line(t(isAgain ? 'You told us: not yet. We are looking at it.' : 'You told us: not yet. Thank you, we are on it again.'), 'soft'),
      isVoter ? '' : missingPart({ press, typed, said: missing.find(({ reply }) => reply === told.reply) }, speech),
    ].join('');
  }
  if (told.says === 'yes') {
    const press = toPress(told);
    return [
      line(t('You told us that this answered your question. Thank you.'), 'soft'),
      quotePart({ press, research, quote: quotes.find(({ reply }) => reply === told.reply) }, speech),
      button(t('It did not, after all'), { act: 'not-yet', of: press }),
    ].join('');
  }
  const proposed = meant?.of === toPress(told) ? meant.says : 'yes';
  const kind = (says: 'yes' | 'not-yet') => (says === proposed ? 'button' : 'button quiet');
  return [
    strong(t('Did this answer your question?')),
    '<div class="cluster">',
    button(t('Yes, it did'), { act: 'yes', of: toPress(told) }, kind('yes')),
    button(t('Not yet'), { act: 'not-yet', of: toPress(told) }, kind('not-yet')),
    '</div>',
  ].join('');
};

const part = (one: Tracked, answers: Answers, speech: PersonalSpeech): string => {
  const { t } = speech;
  const { question, told } = one;
  const isVoted = told?.role === 'voter';
  const due = isOwed(question, answers.isOver) ? answers.owedBy(one) : [];
  return [
    `<section class="stack"${told ? ` id="${toPress(told)}"` : ''}>`,
    isVoted ? line(t('A question that you voted for'), 'soft') : '',
    showQuestion(question, answers.isOver, speech),
    isVoted || question.outcome === 'withdrawn' || question.resolution === 'closed' ? '' : way(one, answers, speech),
    ...(due.length > 0 ? [line(t('We answer in writing by:')), ...due.map(strong)] : []),
    verdict(one, answers, speech),
    '</section>',
  ].join('');
};

export const answersPage = (answers: Answers, speech: PersonalSpeech): { readonly title: string; readonly main: string } => {
  const { t } = speech;
  const { title, tracked, manage, problem } = answers;
  return {
    title: t('Your questions of “{title}”', { title }),
    main: [
      problem === undefined ? '' : problemPart(problem),
      tracked.length === 0 ? line(t('You asked nothing in this webinar.')) : '',
      ...tracked.map((one) => part(one, answers, speech)),
      linked(manage, t('See what we keep about you')),
    ].join(''),
  };
};
