/** A decision about a question, whole: its step, what it remembers, its line in the history, its answer. Pure. */
import type { DecisionForm } from '#shared/decision.ts';
import type { Answer, HistoryEntry } from '#shared/question.ts';
import { lengthen } from './history.ts';
import { remember } from './memory.ts';
import { steps } from './steps.ts';
import { isWithdrawn, type Patch, type StoredQuestion } from './stored.ts';

export type { StoredQuestion } from './stored.ts';

/** A question that changed, with what is stored together with it. */
export type Changed = {
  readonly kind: 'changed';
  readonly question: StoredQuestion;
  readonly answer?: Answer;
  /** The oldest entries of a history that grew too long. */
  readonly past?: readonly HistoryEntry[];
};
export type Decided = Changed | { readonly kind: 'same' } | { readonly kind: 'refused'; readonly detail: string };

/** A later answer never replaces an earlier one. */
const toAnswer = ({ decision, text, private: hidden }: DecisionForm, at: string, by: string): Answer | undefined =>
  decision === 'reply' || decision === 'answered'
    ? { at, by, kind: decision === 'reply' ? 'text' : 'live', private: hidden ?? false, ...(text ? { text } : {}) }
    : undefined;

/** The question with its patch, its entry and the next version. */
export const move = (question: StoredQuestion, patch: Patch, entry: HistoryEntry): Changed => {
  const { history, past } = lengthen(question.history, entry);
  const earlier = (question.earlier ?? 0) + (past?.length ?? 0);
  const next = { ...question, ...patch, history, ...(earlier > 0 ? { earlier } : {}), version: question.version + 1 } as StoredQuestion;
  return { kind: 'changed', question: next, ...(past ? { past } : {}) };
};

/** `by` is a short name of who decided. */
export const decide = (question: StoredQuestion, form: DecisionForm, { by, now }: { by: string; now: Date }): Decided => {
  if (isWithdrawn(question)) return { kind: 'refused', detail: 'Its asker took it back, so there is nothing to decide.' };
  const at = now.toISOString();
  const step = steps[form.decision](question, form, at);
  if ('same' in step) return { kind: 'same' };
  if ('refused' in step) return { kind: 'refused', detail: step.refused };
  const answer = toAnswer(form, at, by);
  const memory: Patch = form.decision === 'undo' ? {} : { was: remember(question, form.decision) };
  const answers = question.answers + (answer ? 1 : 0);
  const changed = move(question, { ...memory, ...step.to, answers }, { at, did: form.decision, by });
  return { ...changed, ...(answer ? { answer } : {}) };
};
