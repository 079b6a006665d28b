/** Where one's own question stands, and what was answered. Pure. */
import type { OwnQuestion } from '#shared/question.ts';
import type { PersonalSpeech } from '#shared/words/personal.ts';
import { line, strong } from './parts.ts';

type Said = Parameters<PersonalSpeech['t']>[0];

const isTaken = ({ visibility }: OwnQuestion): boolean => visibility === 'hidden';

/** `isOver`: nobody answers on air any more. */
export const stateOf = (question: OwnQuestion, isOver: boolean): Said => {
  if (question.outcome === 'withdrawn') return 'You took it back.';
  const isOpen = question.resolution === 'open' || question.resolution === 'follow-up';
  // It was answered, and that was no answer: it came back. Or it was joined with one that is owed.
  if (isOver && isOpen && (question.answers.length > 0 || question.outcome === 'duplicate-of'))
    return 'Not answered yet: we owe you an answer in writing.';
  if (question.answers.some(({ text }) => text !== undefined)) return 'Answered in writing.';
  if (question.answers.length > 0 || question.resolution === 'answered') return 'Answered on air.';
  if (question.outcome === 'duplicate-of') return 'Joined with another question that says the same.';
  if (question.resolution === 'closed' || isTaken(question)) return 'Closed without an answer.';
  if (question.resolution === 'follow-up' || isOver) return 'Not answered yet: we owe you an answer in writing.';
  return 'Waits for its answer.';
};

/** Whether an answer is still to come. */
export const isOwed = (question: OwnQuestion, isOver: boolean): boolean => {
  const state = stateOf(question, isOver);
  return state === 'Not answered yet: we owe you an answer in writing.';
};

export const showQuestion = (question: OwnQuestion, isOver: boolean, { t }: PersonalSpeech): string =>
  [
    strong(question.text),
    line(t(stateOf(question, isOver)), 'soft'),
    ...(question.into ? [line(t('Joined with: {question}', { question: question.into.text }), 'soft')] : []),
    ...question.answers.flatMap(({ text }) => (text ? line(text, 'said') : [])),
  ].join('');
