/** Whom an answer was for says that it was none. Pure. */

import { publicAnswers } from './ask.ts';
import type { NumberedAnswer } from './item.ts';
import { type Decided, decide } from './moderate.ts';
import { isShown } from './public.ts';
import { isPublished, type StoredQuestion } from './stored.ts';

/** They wait again, and alone: what everybody reads stays until the team takes it down. What nobody reads, it shows to nobody. */
export const notYet = (question: StoredQuestion, answers: readonly NumberedAnswer[], now: Date): Decided => {
  if (question.resolution === 'open' && question.visibility !== 'hidden') return { kind: 'same' };
  const isRead = isShown(question) && isPublished(question) && publicAnswers(question, answers).length > 0;
  const decided = decide(question, { decision: 'reopen' }, { by: '', now });
  return decided.kind === 'changed' && isRead ? { ...decided, question: { ...decided.question, published: true } } : decided;
};
