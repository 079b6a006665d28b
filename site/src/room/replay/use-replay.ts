/** What stands beside a recording: read once, and again where somebody wishes it. */
import { useEffect, useState } from 'preact/hooks';
import type { Replay } from '#shared/replay.ts';

type Found = Replay | 'loading' | 'failed';

const read = async (webinar: string): Promise<Replay> => {
  const response = await fetch(`/api/replays/${webinar}`, { headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(`The replay answered ${response.status}`);
  return (await response.json()) as Replay;
};

export const useReplay = (webinar: string) => {
  const [found, take] = useState<Found>('loading');
  const [tries, again] = useState(0);
  // `tries` is the wish to read again.
  useEffect(() => {
    let open = true;
    take('loading');
    read(webinar).then(
      (replay) => open && take(replay),
      () => open && take('failed'),
    );
    return () => {
      open = false;
    };
  }, [webinar, tries]);
  return { found, again: () => again((count) => count + 1) };
};
