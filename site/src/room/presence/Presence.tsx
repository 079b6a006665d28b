/** Tells the server that somebody is here, for as long as it stands on the page. Draws nothing. */
import { useEffect } from 'preact/hooks';
import { type Beacon, type Beat, type BeatEvent, startBeat, stepBeat } from '../../lib/live/beat.ts';
import { openLease } from './lease.ts';

const TICK_MS = 1_000;
const PATIENCE_MS = 15_000;

/** `paceMs`: how often the feed of this room is asked for. Of a large room not everybody enters in the same second. */
type Props = { readonly webinar: string; readonly paceMs: number };

const tell = async (path: string, beacon: Beacon): Promise<BeatEvent> => {
  const random = Math.random();
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(beacon),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const [at, retryAfter] = [performance.now(), Number(response.headers.get('Retry-After')) || 0];
    return response.ok ? { is: 'told', at, random } : { is: 'missed', at, random, status: response.status, retryAfter };
  } catch {
    return { is: 'missed', at: performance.now(), random, status: 0 };
  }
};

export const Presence = ({ webinar, paceMs }: Props) => {
  useEffect(() => {
    const path = `/api/live/${webinar}/presence`;
    const lease = openLease(webinar);
    // A clock that somebody sets, or that jumps, moves nothing here.
    let beat: Beat = startBeat(performance.now(), Math.random(), 4 * paceMs);
    const dispatch = (event: BeatEvent): Beacon | null => {
      const [next, beacon] = stepBeat(beat, event);
      beat = next;
      return beacon;
    };
    const tick = (): void => {
      const beacon = dispatch({ is: 'tick', at: performance.now(), leads: lease.renew(), online: navigator.onLine });
      if (beacon) void tell(path, beacon).then(dispatch);
    };
    const leave = (): void => {
      if (!lease.give()) return;
      const beacon = dispatch({ is: 'left' });
      navigator.sendBeacon?.(path, new Blob([JSON.stringify(beacon)], { type: 'application/json' }));
    };
    const timer = setInterval(tick, TICK_MS);
    addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [webinar]);
  return null;
};
