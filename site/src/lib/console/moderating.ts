/** What each key means for each kind of what waits, as the request that carries it out, and what takes it back. Pure. */
import type { CommentDecision, ConsoleComment } from '#shared/comment-desk.ts';
import type { Waiting } from '#shared/moderation.ts';

export type Act = 'approve' | 'hide' | 'case' | 'answer';
export type Request = { readonly method: 'POST' | 'DELETE'; readonly path: string; readonly body?: object };
export type Planned = Request & { readonly said: string; readonly back?: (answer: unknown) => Request };

const commentPath = (id: string): string => `/comments/${id}/decisions`;
const keepOf = (it: Extract<Waiting, { kind: 'question' | 'chat' }>, reports: number): Request => ({
  method: 'POST',
  path: '/moderation/keep',
  body: { kind: it.kind, webinar: it.webinar.id, id: it.id, reports },
});

const said: Readonly<Record<CommentDecision['decision'], string>> = {
  approve: 'Approved: everybody sees it.',
  hide: 'Taken out of its thread.',
  hold: 'It waits again.',
  ask: 'The service desk has it as a case.',
  question: 'It is a question of that webinar. Its answer comes back below the article.',
  answer: 'Your answer is in the thread.',
};
/** What leads back to where it was. */
const wayBack = { held: 'hold', public: 'approve', hidden: 'hide', deleted: 'hide' } as const;

export const planComment = (it: ConsoleComment, form: CommentDecision): Planned => {
  const body = form.decision === 'answer' ? form : { ...form, version: it.version };
  const isBack = form.decision === 'approve' || form.decision === 'hide' || form.decision === 'hold';
  const back = (answer: unknown): Request => ({
    method: 'POST',
    path: commentPath(it.id),
    body: { decision: wayBack[it.state], version: (answer as ConsoleComment).version },
  });
  return { method: 'POST', path: commentPath(it.id), body, said: said[form.decision], ...(isBack ? { back } : {}) };
};

/** Undefined where this kind takes no such act. `text`: the words of an answer. */
export const planOther = (it: Extract<Waiting, { kind: 'question' | 'chat' }>, act: Act, text = ''): Planned | undefined => {
  const kept: Planned = { ...keepOf(it, it.reports), said: 'It stays, and its reports are seen.', back: () => keepOf(it, 0) };
  if (it.kind === 'chat') {
    const path = `/webinars/${it.webinar.id}/chat/${encodeURIComponent(it.id)}`;
    if (act === 'approve') return kept;
    if (act === 'hide') return { method: 'DELETE', path, said: 'Removed from the chat.' };
    return act === 'case'
      ? { method: 'POST', path: `${path}/question`, body: {}, said: 'It is a question of its webinar now.' }
      : undefined;
  }
  if (act === 'approve' && !it.isInReview) return kept;
  const path = `/webinars/${it.webinar.id}/questions/${it.id}/decisions`;
  const decided = (decision: string, more: object, words: string): Planned => ({
    ...{ method: 'POST', path, body: { decision, version: it.version, ...more }, said: words },
    back: (answer) => ({ method: 'POST', path, body: { decision: 'undo', version: (answer as { version: number }).version } }),
  });
  if (act === 'approve') return decided('approve', {}, 'Approved: everybody sees it.');
  if (act === 'hide') return decided('hide', {}, 'Hidden: nobody sees it.');
  if (act === 'case') return decided('follow-up', {}, 'It is followed up after the webinar.');
  return decided('reply', { text }, 'Your answer is public.');
};
