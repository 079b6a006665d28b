/** The stored numbers beside the views, looked at again, and soon after a change. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CaseCounts } from '#shared/case.ts';
import { send } from '../../lib/console/api.ts';

const AGAIN_MS = 15_000;
/** As long as the counts take to follow a change. */
const FOLLOW_MS = 1_800;

export const useCounts = (): { readonly counts: CaseCounts | null; readonly soon: () => void } => {
  const [counts, take] = useState<CaseCounts | null>(null);
  const timer = useRef(0);
  const ask = useCallback(async () => {
    const answer = await send<CaseCounts>('GET', '/cases/counts');
    if (answer.ok) take(answer.value);
  }, []);
  useEffect(() => {
    void ask();
    const every = setInterval(() => document.hidden || void ask(), AGAIN_MS);
    return () => {
      clearInterval(every);
      clearTimeout(timer.current);
    };
  }, []);
  const soon = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = Number(setTimeout(ask, FOLLOW_MS));
  }, []);
  return { counts, soon };
};
