/** Whether the video answers, as far as a browser may know: no server of ours is sent to an address that somebody typed. */
import { useEffect, useState } from 'preact/hooks';
import type { Reach } from '#shared/readiness.ts';
import type { Webinar } from '#shared/webinar.ts';
import { askable } from '../lib/console/checklist.ts';

const PATIENCE_MS = 8_000;

const look = async ({ url, kind }: NonNullable<Webinar['video']>): Promise<Reach> => {
  const way = askable(url, kind);
  if (way === 'no') return 'unknown';
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    if (way === 'own') return (await fetch(url, { method: 'HEAD', signal })).ok ? 'there' : 'missing';
    // Without cors the answer cannot be read, only that there is one.
    await fetch(url, { mode: 'no-cors', credentials: 'omit', referrerPolicy: 'no-referrer', signal });
    return 'answers';
  } catch {
    return 'silent';
  }
};

export const useReach = (video: Webinar['video']): Reach => {
  const [reach, know] = useState<Reach>('looking');
  const address = video?.url;
  useEffect(() => {
    let isOpen = true;
    know('looking');
    if (video) void look(video).then((found) => isOpen && know(found));
    return () => {
      isOpen = false;
    };
  }, [address]);
  return video ? reach : 'none';
};
