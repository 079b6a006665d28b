/** Draws the rows in reach of a long list and keeps the place of the others by their heights. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { extend, follow, MOST, type Window } from '../lib/console/window.ts';

const USUAL_PX = 88;
const REACH_PX = 500;

type Ends = { readonly top: { current: HTMLLIElement | null }; readonly bottom: { current: HTMLLIElement | null } };

export type Windowed = Window & Ends & { readonly above: number; readonly below: number };

/** `ids` in their order; `chosen` is the place of the chosen row, -1 where it is in another list. */
export const useWindow = (ids: readonly string[], chosen: number): Windowed => {
  const kept = useRef<Window>({ from: 0, to: 0 });
  const heights = useRef(new Map<string, number>());
  const led = useRef(-1);
  const [, redraw] = useState(0);
  const top = useRef<HTMLLIElement>(null);
  const bottom = useRef<HTMLLIElement>(null);
  const rows = ids.length;
  // The chosen row leads when it moves; between two moves the scrolling hand does.
  kept.current = follow(kept.current, led.current === chosen ? -1 : chosen, rows);
  led.current = chosen;
  const { from, to } = kept.current;

  useLayoutEffect(() => {
    for (const id of ids.slice(from, to)) {
      const height = document.getElementById(`row-${id}`)?.offsetHeight;
      if (height) heights.current.set(id, height);
    }
  }, [from, to, ids]);

  useEffect(() => {
    const watcher = new IntersectionObserver(
      (seen) => {
        for (const { isIntersecting, target, boundingClientRect: box } of seen) {
          if (!isIntersecting) continue;
          const towards = target === bottom.current ? 1 : -1;
          // Whoever drags the bar far jumps there at once.
          const beyond = Math.floor((towards > 0 ? -box.top : box.bottom - innerHeight) / USUAL_PX);
          const { from, to } = kept.current;
          const at = towards > 0 ? to + beyond : from - beyond;
          kept.current =
            beyond > MOST ? follow({ from: 0, to: 0 }, Math.min(rows - 1, Math.max(0, at)), rows) : extend(kept.current, towards, rows);
          redraw((n) => n + 1);
        }
      },
      { rootMargin: `${REACH_PX}px` },
    );
    if (from > 0 && top.current) watcher.observe(top.current);
    if (to < rows && bottom.current) watcher.observe(bottom.current);
    return () => watcher.disconnect();
  }, [from, to, rows]);

  const heightOf = (some: readonly string[]): number => some.reduce((sum, id) => sum + (heights.current.get(id) ?? USUAL_PX), 0);
  return { from, to, top, bottom, above: heightOf(ids.slice(0, from)), below: heightOf(ids.slice(to)) };
};
