/** Keeps a video element connected to its source: a picture that goes away is asked for again, later and later, and goes on where it stopped. */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Playable, retryDelay } from '../../lib/live/source.ts';
import { connect } from './connect.ts';

export type Health = 'fine' | 'away' | 'unplayable';

/** A picture that was playing and has stood still for so long is away, whatever the browser says. */
const PATIENCE_MS = 12_000;

/** Calls `stalled` once where the picture should move and does not. */
const watch = (video: HTMLVideoElement, stalled: () => void): (() => void) => {
  let last = { at: -1, since: Date.now() };
  const timer = setInterval(() => {
    const still = !video.paused && !video.ended && video.currentTime === last.at && !document.hidden;
    if (!still) last = { at: video.currentTime, since: Date.now() };
    else if (Date.now() - last.since > PATIENCE_MS) stalled();
  }, 2_000);
  return () => clearInterval(timer);
};

export const usePicture = (box: RefObject<HTMLVideoElement>, source: Playable) => {
  const [health, setHealth] = useState<Health>('fine');
  const [tries, again] = useState(0);
  const failures = useRef(0);
  const stopped = useRef({ at: 0, playing: false });
  const { is, url } = source;

  // `tries` is the wish to connect anew.
  useEffect(() => {
    const video = box.current;
    if (!video) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const retry = (): void => again((count) => count + 1);
    const broken = (): void => {
      if (timer) return;
      failures.current += 1;
      if (video.currentTime > 0) stopped.current = { at: video.currentTime, playing: !video.paused };
      setHealth('away');
      timer = setTimeout(retry, retryDelay(failures.current, Math.random()));
    };
    const onLoaded = (): void => {
      failures.current = 0;
      setHealth('fine');
      const { at, playing } = stopped.current;
      // A live picture goes on with what is now; a recording where it stopped.
      if (at > 0 && Number.isFinite(video.duration)) video.currentTime = at;
      if (playing) void video.play().catch(() => undefined);
      stopped.current = { at: 0, playing: false };
    };
    const onOnline = (): void => {
      if (timer) retry();
    };
    video.addEventListener('loadedmetadata', onLoaded);
    addEventListener('online', onOnline);
    const unwatch = watch(video, broken);
    const connection = connect(video, { is, url }, { broken, unplayable: () => setHealth('unplayable') });
    return () => {
      clearTimeout(timer);
      unwatch();
      removeEventListener('online', onOnline);
      video.removeEventListener('loadedmetadata', onLoaded);
      connection.stop();
    };
  }, [box, is, url, tries]);
  return { health, again: () => again((count) => count + 1) };
};
