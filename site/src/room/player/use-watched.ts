/** Tells the server which parts of a recording played here, once a minute at most and when the page goes; hears where its person stopped last. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { createSeen, toText } from '#shared/pieces.ts';
import type { Watched } from '#shared/watched.ts';
import { hasTold, keepTold } from './kept.ts';

const TICK_MS = 1_000;
const PATIENCE_MS = 15_000;
/** Between two reports, a tenth more or less; the first one comes sooner. */
const PACE_MS = 60_000;
/** Seconds. What lies further apart is a jump: nobody saw what is between. */
const LONGEST_STEP = 4;

type Playing = { readonly seconds: number; readonly length: number | null; readonly paused: boolean };

const jittered = (ms: number): number => ms * (0.9 + Math.random() * 0.2);

const hear = async (path: string): Promise<Watched | undefined> => {
  const answer = await fetch(path, { headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(PATIENCE_MS) });
  return answer.ok ? ((await answer.json()) as Watched) : undefined;
};

/** `wait`: milliseconds until the next report; null where there is nobody to tell. */
const tell = async (path: string, body: string): Promise<{ readonly ok: boolean; readonly wait: number | null }> => {
  try {
    const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
    const answer = await fetch(path, { method: 'POST', headers, body, signal: AbortSignal.timeout(PATIENCE_MS) });
    const isOver = answer.status === 401 || answer.status === 403 || answer.status === 404;
    return { ok: answer.ok, wait: isOver ? null : Math.max(PACE_MS, (Number(answer.headers.get('Retry-After')) || 0) * 1_000) };
  } catch {
    // The next report holds all of this one.
    return { ok: false, wait: PACE_MS };
  }
};

/** Seconds into the recording where they stopped with another device; null where that is not known (yet). `webinar`: null for no recording. */
export const useWatched = (webinar: string | null, { seconds, length, paused }: Playing): number | null => {
  const [stored, store] = useState<number | null>(null);
  const seen = useRef(createSeen());
  const now = useRef({ seconds, length });
  const before = now.current.seconds;
  now.current = { seconds, length };
  const step = seconds - before;
  if (!paused && length !== null && step > 0 && step <= LONGEST_STEP) seen.current.play(before, seconds, length);

  useEffect(() => {
    if (webinar === null) return;
    seen.current = createSeen();
    const path = `/api/replays/${webinar}/watched`;
    void hear(path).then(
      (found) => found?.place != null && !hasTold(webinar, found.place) && store(found.place),
      () => undefined,
    );
    let told = '';
    let due: number | null = performance.now() + jittered(PACE_MS / 3);
    /** What is to be told; '' where that is nothing new. */
    const report = (leaving: boolean): string => {
      const { seconds: place, length: whole } = now.current;
      const pieces = toText(seen.current.pieces);
      if (whole === null || pieces === '') return '';
      const form = { pieces, place: Math.floor(Math.min(place, whole)), length: Math.max(1, Math.ceil(whole)) };
      const text = JSON.stringify(form);
      if (text === told) return '';
      told = text;
      keepTold(webinar, form.place);
      return leaving ? JSON.stringify({ ...form, leaving }) : text;
    };
    const timer = setInterval(() => {
      if (due === null || performance.now() < due || !navigator.onLine) return;
      const body = report(false);
      if (body === '') return;
      due = Number.POSITIVE_INFINITY;
      void tell(path, body).then(({ ok, wait }) => {
        if (!ok) told = '';
        due = wait === null ? null : performance.now() + jittered(wait);
      });
    }, TICK_MS);
    const leave = (): void => {
      const body = due === null ? '' : report(true);
      if (body !== '') navigator.sendBeacon?.(path, new Blob([body], { type: 'application/json' }));
    };
    addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [webinar]);
  return stored;
};
