/** How a decision is undone: what a question was, kept for one step. */
import type { Decision } from '#shared/question.ts';
import { type Patch, type StoredQuestion, undoable, type Was } from './stored.ts';

/** What an undo of this decision needs: the words only where they change, since every byte here is paid for with each later vote. */
export const remember = (question: StoredQuestion, decision: Decision): Was => ({
  ...Object.fromEntries(
    undoable.filter((key) => question[key] !== undefined && (key !== 'text' || decision === 'edit')).map((key) => [key, question[key]]),
  ),
  answers: question.answers,
});

/** Back to what it was. Answers that came with the step are withdrawn, not removed: they were said. */
export const recall = (question: StoredQuestion, { answers, ...was }: Was): Patch => {
  const blank = Object.fromEntries(undoable.filter((key) => key !== 'text').map((key) => [key, undefined]));
  const taken = Array.from({ length: question.answers - answers }, (_, at) => answers + at);
  return { ...blank, ...was, was: undefined, withdrawn: [...question.withdrawn, ...taken] };
};
