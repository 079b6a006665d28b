import { useEffect, useState } from 'preact/hooks';

/** The time, again every so many milliseconds; still while the tab is hidden. */
export const useNow = (everyMs: number): number => {
  const [now, tick] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => document.hidden || tick(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
};
