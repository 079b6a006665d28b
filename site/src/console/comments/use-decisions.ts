/** Deciding about comments: at once on the screen, and put back where it did not work. */
import { useRef, useState } from 'preact/hooks';
import type { CommentDecision, CommentList, ConsoleComment } from '#shared/comment-desk.ts';
import { send } from '../../lib/console/api.ts';

const doneWords = {
  approve: 'Approved: everybody sees it.',
  hide: 'Taken out of its thread.',
  hold: 'It waits again.',
  ask: 'The service desk has it as a case.',
  question: 'It is a question of that webinar. Its answer comes back below the article.',
  answer: 'Your answer is in the thread.',
} as const;

/** What leads back to where it was. */
const wayBack = { held: 'hold', public: 'approve', hidden: 'hide', deleted: 'hide' } as const;

const belongs = ({ state, reports }: ConsoleComment, list: CommentList): boolean =>
  list === 'waiting' ? state === 'held' || (state === 'public' && reports > 0) : state === list && !(list === 'public' && reports > 0);

export const useDecisions = (items: readonly ConsoleComment[], list: CommentList) => {
  const [changed, change] = useState<ReadonlyMap<string, ConsoleComment>>(new Map());
  const [said, tell] = useState('');
  const [problem, fail] = useState('');
  const last = useRef<{ readonly it: ConsoleComment; readonly back: 'hold' | 'approve' | 'hide' } | null>(null);
  const busy = useRef(new Set<string>());
  const lines = items.map((it) => changed.get(it.id) ?? it).filter((it) => belongs(it, list));

  /** Whether it was taken. */
  const decide = async (it: ConsoleComment, form: CommentDecision): Promise<boolean> => {
    if (busy.current.has(it.id)) return false;
    busy.current.add(it.id);
    const stale = form.decision === 'answer' ? form : { ...form, version: it.version };
    const answer = await send<ConsoleComment>('POST', `/comments/${it.id}/decisions`, stale);
    busy.current.delete(it.id);
    const now = answer.ok ? answer.value : (answer.current as ConsoleComment | undefined);
    if (now) change((known) => new Map(known).set(now.id, now));
    fail(answer.ok ? '' : answer.detail);
    tell(answer.ok ? doneWords[form.decision] : '');
    if (answer.ok && form.decision !== 'answer' && form.decision !== 'ask' && form.decision !== 'question')
      last.current = { it: answer.value, back: wayBack[it.state] };
    return answer.ok;
  };

  const undo = (): void => {
    const seen = last.current;
    last.current = null;
    if (seen) void decide(seen.it, { decision: seen.back });
  };
  return { lines, decide, undo, said, problem };
};
