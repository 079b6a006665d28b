import { useLayoutEffect, useRef } from 'preact/hooks';

/** Hears every key pressed on the page for as long as the part is there: from before it is seen, so that no quick press is lost. */
export const useKeydown = (press: (event: KeyboardEvent) => void): void => {
  const latest = useRef(press);
  latest.current = press;
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent): void => latest.current(event);
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
};
