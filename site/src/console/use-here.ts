/** Says that one has this webinar's console open, and hears which colleagues have. */
import { useEffect, useState } from 'preact/hooks';
import type { TeamHere } from '#shared/host.ts';
import { send } from '../lib/console/api.ts';

const AGAIN_MS = 30_000;

/** Everybody of the team who is here now, oneself among them. */
export const useHere = (webinar: string): readonly TeamHere[] => {
  const [team, hear] = useState<readonly TeamHere[]>([]);
  useEffect(() => {
    let isOpen = true;
    const tell = async (): Promise<void> => {
      if (document.hidden) return;
      const answer = await send<{ items: readonly TeamHere[] }>('PUT', `/webinars/${encodeURIComponent(webinar)}/here`);
      if (isOpen && answer.ok) hear(answer.value.items);
    };
    void tell();
    const timer = setInterval(tell, AGAIN_MS);
    document.addEventListener('visibilitychange', tell);
    return () => {
      isOpen = false;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [webinar]);
  return team;
};
