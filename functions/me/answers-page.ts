/** One's own questions of one webinar: where each stands, what was answered, what is owed by when. Pure. */
import type { OwnQuestion } from '#shared/question.ts';
import type { PersonalSpeech } from '#shared/words/personal.ts';
import { line, linked, strong } from './parts.ts';
import { isOwed, showQuestion } from './question-words.ts';

export type Answers = {
  readonly title: string;
  readonly questions: readonly OwnQuestion[];
  readonly isOver: boolean;
  /** Until when answers are owed: a line for each zone. */
  readonly owedBy: readonly string[];
  readonly manage: string;
};

export const answersPage = (
  { title, questions, isOver, owedBy, manage }: Answers,
  speech: PersonalSpeech,
): { readonly title: string; readonly main: string } => {
  const { t } = speech;
  const owes = questions.some((question) => isOwed(question, isOver));
  return {
    title: t('Your questions of “{title}”', { title }),
    main: [
      questions.length === 0 ? line(t('You asked nothing in this webinar.')) : '',
      ...(owes && owedBy.length > 0 ? [line(t('We answer in writing by:')), ...owedBy.map(strong)] : []),
      ...questions.map((question) => `<section class="stack">${showQuestion(question, isOver, speech)}</section>`),
      linked(manage, t('See what we keep about you')),
    ].join(''),
  };
};
