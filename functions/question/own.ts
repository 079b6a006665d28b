/** What an asker may do with a question: change its words or take it back while nobody answered it. Pure. */

import { say } from '#shared/say.ts';
import type { Webinar } from '#shared/webinar.ts';
import { type Changed, move } from './moderate.ts';
import type { Patch, StoredQuestion } from './stored.ts';

/** Of one question: whoever needs more asks anew. */
const MOST_CHANGES = 10;

type Own = Changed | { readonly kind: 'same' } | { readonly kind: 'refused'; readonly detail: string };

/** Why its asker can neither change nor withdraw it; undefined where they can. */
export const whyFixed = (question: StoredQuestion): string | undefined => {
  if (question.resolution === 'answering') return say('It is being answered right now, so it stays as it is.');
  if (question.resolution === 'answered') return say('It is answered already, so it stays as it is.');
  if (question.resolution === 'follow-up') return say('The team answers it after the webinar, so it stays as it is.');
  if (question.outcome === 'withdrawn') return say('You took it back already.');
  if (question.resolution === 'closed') return say('It is closed, so it stays as it is.');
  if (question.visibility === 'hidden') return say('A host took it off the list, so it stays as it is.');
  if (question.answers > question.withdrawn.length) return say('It was answered before, so it stays as it is.');
  return (question.merged ?? 0) > 0 ? say('Other people’s questions were joined with it, so it stays as it is.') : undefined;
};

/** Nobody swaps the words that a moderator let in: they are read again. What an undo would go back to is gone with the old words. */
export const change = (question: StoredQuestion, text: string, mode: Webinar['questions']['mode'], now: Date): Own => {
  const detail = whyFixed(question);
  if (detail) return { kind: 'refused', detail };
  if (text === question.text) return { kind: 'same' };
  const changes = (question.changes ?? 0) + 1;
  if (changes > MOST_CHANGES) return { kind: 'refused', detail: say('You changed it many times. Please withdraw it and ask anew.') };
  const review: Patch = mode === 'approve' && question.visibility === 'live' ? { visibility: 'in-review', nextAt: undefined } : {};
  return move(question, { text, changes, was: undefined, ...review }, { at: now.toISOString(), did: 'changed', by: '' });
};

export const withdraw = (question: StoredQuestion, now: Date): Own => {
  if (question.outcome === 'withdrawn') return { kind: 'same' };
  const detail = whyFixed(question);
  if (detail) return { kind: 'refused', detail };
  const gone: Patch = { resolution: 'closed', outcome: 'withdrawn', nextAt: undefined, was: undefined };
  return move(question, gone, { at: now.toISOString(), did: 'withdrawn', by: '' });
};
