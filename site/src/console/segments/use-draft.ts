/** What is on screen as a hook. The page's address says it all, and Back leads to what was chosen before. */
import { useEffect, useState } from 'preact/hooks';
import type { Segment } from '#shared/segment.ts';
import { type Draft, fromSearch, isStep, toSearch } from '../../lib/console/segment-draft.ts';

type Change = (next: Draft, how?: 'step' | 'same') => void;

/** `how` says whether Back returns to what was before, where the two do not tell by themselves. */
export const useDraft = (segments: readonly Segment[]): readonly [Draft, Change] => {
  const [draft, show] = useState<Draft>(() => fromSearch(location.search, segments));
  useEffect(() => {
    // The skip link tells of itself the same way: whoever uses it keeps what was typed.
    const read = (): void =>
      show((now) => {
        const then = fromSearch(location.search, segments);
        return toSearch(then) === toSearch(now) ? now : then;
      });
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }, [segments]);
  const change: Change = (next, how = isStep(draft, next) ? 'step' : 'same') => {
    const search = toSearch(next);
    const address = `${location.pathname}${search && `?${search}`}`;
    if (how === 'step') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    show(next);
  };
  return [draft, change];
};
