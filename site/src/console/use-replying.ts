/** Tells colleagues that one has the reply open, for as long as it is, and hears who else has. */
import { useEffect, useState } from 'preact/hooks';
import { send } from '../lib/console/api.ts';

const AGAIN_MS = 15_000;

type Replying = { readonly replying?: { readonly by: string; readonly until: string } };

/** The colleague who had it open before; undefined where one is alone with it. */
export const useReplying = (path: string, me: string): string | undefined => {
  const [colleague, hear] = useState<string | undefined>(undefined);
  useEffect(() => {
    let isOpen = true;
    const tell = async (): Promise<void> => {
      const answer = await send<Replying>('POST', path, { open: true });
      const by = (answer.ok ? answer.value : (answer.current as Replying | undefined))?.replying?.by;
      if (isOpen) hear(by && by !== me ? by : undefined);
    };
    void tell();
    const timer = setInterval(tell, AGAIN_MS);
    return () => {
      isOpen = false;
      clearInterval(timer);
      void send('POST', path, { open: false });
    };
  }, [path]);
  return colleague;
};
