/** Draws the rows in reach of a long list and keeps the place of the others by their heights. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { extend, follow, MOST, type Window } from '../lib/console/window.ts';

const USUAL_PX = 88;
const REACH_PX = 400;

type End = { current: HTMLLIElement | null };
export type Windowed = Window & { readonly top: End; readonly bottom: End; readonly above: number; readonly below: number };

/** The heights that rows had when they were drawn last, heard of without asking the page to lay itself out. */
const useHeights = (ids: readonly string[], { from, to }: Window): ReadonlyMap<string, number> => {
  const heights = useRef(new Map<string, number>());
  const watched = useRef(new Map<string, Element>());
  const watcher = useRef<ResizeObserver | null>(null);
  useEffect(() => {
    watcher.current ??= new ResizeObserver((seen) => {
      for (const { target, borderBoxSize } of seen) {
        const height = borderBoxSize[0]?.blockSize ?? 0;
        if (height > 0) heights.current.set(target.id.slice('row-'.length), height);
      }
    });
    const drawn = new Set(ids.slice(from, to));
    for (const [id, row] of watched.current)
      if (!drawn.has(id) || !row.isConnected) {
        watcher.current.unobserve(row);
        watched.current.delete(id);
      }
    for (const id of drawn) {
      const row = watched.current.has(id) ? null : document.getElementById(`row-${id}`);
      if (!row) continue;
      watcher.current.observe(row);
      watched.current.set(id, row);
    }
  }, [ids, from, to]);
  useEffect(() => () => watcher.current?.disconnect(), []);
  return heights.current;
};

/** `ids` in their order; `chosen` is the place of the chosen row, -1 where it is in another list. */
export const useWindow = (ids: readonly string[], chosen: number): Windowed => {
  const kept = useRef<Window>({ from: 0, to: 0 });
  const led = useRef(-1);
  const [scrolled, redraw] = useState(0);
  const top = useRef<HTMLLIElement>(null);
  const bottom = useRef<HTMLLIElement>(null);
  const rows = ids.length;
  // The chosen row leads when it moves; between two moves the scrolling hand does.
  kept.current = follow(kept.current, led.current === chosen ? -1 : chosen, rows);
  led.current = chosen;
  const { from, to } = kept.current;
  const heights = useHeights(ids, kept.current);

  useEffect(() => {
    const watcher = new IntersectionObserver(
      (seen) => {
        for (const { isIntersecting, target, boundingClientRect: box } of seen) {
          if (!isIntersecting || box.height === 0) continue;
          const towards = target === bottom.current ? 1 : -1;
          // Whoever drags the bar far jumps there at once.
          const beyond = Math.floor((towards > 0 ? -box.top : box.bottom - innerHeight) / USUAL_PX);
          const { from, to } = kept.current;
          const at = Math.min(rows - 1, Math.max(0, towards > 0 ? to + beyond : from - beyond));
          kept.current = beyond > MOST ? follow({ from: 0, to: 0 }, at, rows) : extend(kept.current, towards, rows);
          redraw((n) => n + 1);
        }
      },
      { rootMargin: `${REACH_PX}px` },
    );
    for (const end of [top, bottom]) if (end.current) watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [scrolled, rows]);

  const heightOf = (some: readonly string[]): number => some.reduce((sum, id) => sum + (heights.get(id) ?? USUAL_PX), 0);
  return { from, to, top, bottom, above: heightOf(ids.slice(0, from)), below: heightOf(ids.slice(to)) };
};
