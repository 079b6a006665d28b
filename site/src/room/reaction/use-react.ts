/** The five signs as a hook: keeps the machine, its clock while something moves, and its one request. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Reaction, ReactionForm } from '#shared/reaction.ts';
import { type ReactEvent, type Shown, shownReactions, startReact, stepReact } from '../../lib/live/react.ts';

const TICK_MS = 1_000;
const PATIENCE_MS = 10_000;
/** After the last change, until nothing is on its way or beside a button any more. */
const REST_MS = 25_000;

const send = async (path: string, form: ReactionForm): Promise<ReactEvent> => {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(form),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.ok) return { is: 'sent' };
    return { is: 'lost', at: Date.now(), retryAfter: Number(response.headers.get('Retry-After')) || 0 };
  } catch {
    return { is: 'lost', at: Date.now() };
  }
};

export const useReact = (webinar: string, totals: readonly number[]): readonly [readonly Shown[], (sign: Reaction) => void] => {
  const react = useRef(startReact);
  const movedAt = useRef(0);
  const [shown, show] = useState<readonly Shown[]>(() => shownReactions(stepReact(startReact, { is: 'feed', totals, at: 0 })[0], 0));
  const dispatch = (event: ReactEvent): void => {
    const [next, form] = stepReact(react.current, event);
    react.current = next;
    const fresh = shownReactions(next, Date.now());
    show((old) => (JSON.stringify(old) === JSON.stringify(fresh) ? old : fresh));
    if (form) void send(`/api/live/${webinar}/reactions`, form).then(dispatch);
  };
  const counted = totals.join();
  useEffect(() => {
    movedAt.current = Date.now();
    dispatch({ is: 'feed', totals, at: Date.now() });
  }, [counted]);
  useEffect(() => {
    const tick = (): void => {
      const at = Date.now();
      if (Math.abs(at - movedAt.current) < REST_MS) dispatch({ is: 'tick', at, random: Math.random(), online: navigator.onLine });
    };
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const press = (sign: Reaction): void => {
    movedAt.current = Date.now();
    dispatch({ is: 'pressed', sign, at: Date.now() });
  };
  return [shown, press];
};
