/** The polls of a webinar as a hook: looks every two seconds while it is open, and keeps what it has while the network is away. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Page } from '#shared/page.ts';
import type { Poll } from '#shared/poll.ts';
import { type Answer, type Refusal, send } from '../../lib/console/api.ts';

const PACE_MS = 2_000;

export type UsePolls = {
  /** Null until they came for the first time. */
  readonly polls: readonly Poll[] | null;
  readonly refusal: Refusal | null;
  readonly again: () => void;
  readonly take: (poll: Poll) => void;
  readonly drop: (id: string) => void;
};

/** What a colleague or an answer changed meanwhile is newer than what came before it. */
const replaced = (polls: readonly Poll[], poll: Poll): readonly Poll[] => {
  const known = polls.some(({ id }) => id === poll.id);
  return known ? polls.map((one) => (one.id === poll.id ? poll : one)) : [...polls, poll];
};

export const usePolls = (path: string): UsePolls => {
  const [polls, show] = useState<readonly Poll[] | null>(null);
  const [refusal, refuse] = useState<Refusal | null>(null);
  // An answer that was asked for before one's own change would take it back for a moment.
  const acts = useRef(0);
  const look = useCallback(async (): Promise<void> => {
    const seen = acts.current;
    const answer: Answer<Page<Poll>> = await send('GET', path);
    if (seen !== acts.current) return;
    refuse(answer.ok ? null : answer);
    if (answer.ok) show(answer.value.items);
  }, [path]);
  useEffect(() => {
    void look();
    const timer = setInterval(() => {
      if (!document.hidden) void look();
    }, PACE_MS);
    return () => clearInterval(timer);
  }, [look]);
  const take = useCallback((poll: Poll): void => {
    acts.current += 1;
    // One that opens takes the place of the one that was open.
    show((all) =>
      replaced(
        (all ?? []).map((one) => (poll.state === 'open' && one.state === 'open' ? { ...one, state: 'closed' } : one)),
        poll,
      ),
    );
  }, []);
  const drop = useCallback((id: string): void => {
    acts.current += 1;
    show((all) => (all ?? []).filter((one) => one.id !== id));
  }, []);
  return { polls, refusal, again: () => void look(), take, drop };
};
