/** The full list is a page of its own in the browser's history: back leads to the room, not out of it. */
import { useLayoutEffect, useRef } from 'preact/hooks';

const isHere = (): boolean => new URLSearchParams(location.search).get('show') === 'all';

/** Hands out the way back: the browser's own where this list was opened from the room, `leave` where it was the first page. */
export const useOwnPage = (leave: () => void): (() => void) => {
  const latest = useRef(leave);
  latest.current = leave;
  const wasOpened = useRef(false);
  // Before it is seen: who goes back at once must find it in the history.
  useLayoutEffect(() => {
    if (!isHere()) {
      const url = new URL(location.href);
      url.searchParams.set('show', 'all');
      history.pushState(null, '', url);
      wasOpened.current = true;
    }
    const look = (): void => {
      if (!isHere()) latest.current();
    };
    addEventListener('popstate', look);
    return () => removeEventListener('popstate', look);
  }, []);
  return () => (wasOpened.current ? history.back() : latest.current());
};
