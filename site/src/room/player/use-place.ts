/** Remembers where one stopped in a recording, or to which moment a link led; offers it once, and forgets it at the end. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { isWorthResuming } from '../../lib/live/chapters.ts';
import { keepPlace, readPlace } from './kept.ts';
import type { Playback } from './use-playback.ts';

const EVERY_SECONDS = 5;

/** `#t=192`, as links to a moment of a recording have it. Seconds; null where there is none. */
const ledTo = (hash: string): number | null => {
  const at = /^#t=(\d{1,5})$/.exec(hash)?.[1];
  return at === undefined ? null : Number(at);
};

/**
 * `webinar`: null where there is nothing to remember. `stored`: where they stopped with another device since, once that is known.
 * `offered`: seconds to go on at, until somebody chose; `isLed`: by a link.
 */
export const usePlace = (webinar: string | null, { seconds, length, ended, paused }: Playback, stored: number | null) => {
  const [led] = useState(() => (webinar === null ? null : ledTo(location.hash)));
  const [kept, settle] = useState<number | null>(() => led ?? (webinar === null ? null : readPlace(webinar)));
  const offered = kept !== null && length !== null && isWorthResuming(kept, length) ? kept : null;
  const moved = seconds > 0 && !paused;
  const hasChosen = useRef(false);
  const choose = (): void => {
    hasChosen.current = true;
    settle(null);
  };

  useEffect(() => {
    if (stored !== null && led === null && !hasChosen.current) settle(stored);
  }, [stored]);

  // Whoever just plays has chosen too.
  useEffect(() => {
    if (moved && !hasChosen.current) choose();
  }, [moved, kept]);

  const step = Math.floor(seconds / EVERY_SECONDS);
  useEffect(() => {
    if (webinar === null || length === null || offered !== null || seconds === 0) return;
    keepPlace(webinar, !ended && isWorthResuming(seconds, length) ? seconds : null);
  }, [webinar, step, paused, ended, offered]);
  return { offered, isLed: led !== null, settle: choose };
};
