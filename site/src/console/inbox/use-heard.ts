/** Who reads a case has heard the customer: their status page says so. Passing by is no reading. */
import { useEffect } from 'preact/hooks';
import type { Case } from '#shared/case.ts';
import { send } from '../../lib/console/api.ts';

const READ_MS = 1_500;

export const useHeard = (it: Case | null, me: string, put: (it: Case) => void): void => {
  const isHeard = it === null || it.heard.some(({ by }) => by === me);
  useEffect(() => {
    if (!it || isHeard) return;
    const timer = setTimeout(async () => {
      const answer = await send<Case>('POST', `/cases/${encodeURIComponent(it.id)}/heard`, {});
      if (answer.ok) put(answer.value);
    }, READ_MS);
    return () => clearTimeout(timer);
  }, [it?.id, isHeard]);
};
