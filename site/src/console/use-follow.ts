/** The eye and the screen reader follow the chosen row, unless the hand is typing somewhere. */
import { useEffect } from 'preact/hooks';

/** A held key passes rows faster than anybody hears of them: the focus waits until it rests. */
const REST_MS = 120;

export const useFollow = (selected: string | null): void => {
  useEffect(() => {
    const row = selected === null ? null : document.getElementById(`row-${selected}`);
    row?.scrollIntoView({ block: 'nearest' });
    const timer = setTimeout(() => {
      const focused = document.activeElement;
      if (row?.isConnected && (focused === document.body || focused?.matches('.console-pick, [data-deed]')))
        row.querySelector<HTMLElement>('.console-pick')?.focus({ preventScroll: true });
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [selected]);
};
