/** Deciding about what waits: at once on the screen, and put back where it did not work. Z takes the last one back. */
import { useRef, useState } from 'preact/hooks';
import type { CommentDecision, CommentList, ConsoleComment } from '#shared/comment-desk.ts';
import type { Waiting } from '#shared/moderation.ts';
import { send } from '../../lib/console/api.ts';
import { type Act, type Planned, planComment, planOther, type Request } from '../../lib/console/moderating.ts';

export type List = 'waiting' | CommentList;

const waits = ({ state, reports }: ConsoleComment): boolean => state === 'held' || (state === 'public' && reports > 0);
const belongs = (it: Waiting, list: List): boolean => {
  if (it.kind !== 'comment') return list === 'waiting';
  return list === 'waiting' ? waits(it) : it.state === list && !waits(it);
};

type Last = { readonly it: Waiting; readonly back: Request };

export const useDecisions = (items: readonly Waiting[], list: List) => {
  const [changed, change] = useState<ReadonlyMap<string, Waiting>>(new Map());
  const [gone, leave] = useState<ReadonlySet<string>>(new Set());
  const [said, tell] = useState('');
  const [problem, fail] = useState('');
  const last = useRef<Last | null>(null);
  const busy = useRef(new Set<string>());
  const lines = items.map((it) => changed.get(it.id) ?? it).filter((it) => belongs(it, list) && !gone.has(it.id));
  const put = (it: Waiting): void => change((known) => new Map(known).set(it.id, it));
  const show = (it: Waiting, is: boolean): void =>
    leave((known) => new Set(is ? [...known].filter((id) => id !== it.id) : [...known, it.id]));

  /** As it is by now, where the answer says so. */
  const learn = (it: Waiting, value: unknown): void => {
    if (!value) return;
    if (it.kind === 'comment') put({ ...(value as ConsoleComment), kind: 'comment' });
    else if (it.kind === 'question') put({ ...it, version: (value as { version?: number }).version ?? it.version });
  };

  /** Whether it was taken. */
  const carryOut = async (it: Waiting, planned: Planned | undefined): Promise<boolean> => {
    if (!planned || busy.current.has(it.id)) return false;
    busy.current.add(it.id);
    const answer = await send<unknown>(planned.method, planned.path, planned.body);
    busy.current.delete(it.id);
    learn(it, answer.ok ? answer.value : answer.current);
    fail(answer.ok ? '' : answer.detail);
    tell(answer.ok ? planned.said : '');
    if (!answer.ok) return false;
    if (it.kind !== 'comment') show(it, false);
    if (planned.back) last.current = { it, back: planned.back(answer.value) };
    return true;
  };

  const undo = async (): Promise<void> => {
    const seen = last.current;
    last.current = null;
    if (!seen) return;
    const { it, back } = seen;
    const words = it.kind === 'comment' && it.state === 'public' ? 'Everybody sees it again.' : 'It waits again.';
    if (!(await carryOut(it, { ...back, said: words })) || it.kind === 'comment') return;
    show(it, true);
  };

  return {
    ...{ lines, said, problem, undo },
    comment: (it: ConsoleComment, form: CommentDecision) => carryOut({ ...it, kind: 'comment' }, planComment(it, form)),
    other: (it: Exclude<Waiting, { kind: 'comment' }>, act: Act, text?: string) => carryOut(it, planOther(it, act, text)),
  };
};
