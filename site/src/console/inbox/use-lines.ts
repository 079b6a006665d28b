/** The list of a view: page by page, looked at again while somebody reads it, and changed at once. */
import { useCallback, useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { CaseLine } from '#shared/case.ts';
import type { Page } from '#shared/page.ts';
import { type Refusal, send } from '../../lib/console/api.ts';
import { followLines, type Lines, type LinesEvent, noLines } from '../../lib/console/inbox-lines.ts';

const AGAIN_MS = 20_000;

export type List = {
  readonly lines: Lines;
  readonly refusal: Refusal | null;
  /** The last look failed: what is shown may be old. */
  readonly stale: boolean;
  readonly dispatch: (event: LinesEvent) => void;
  readonly more: () => void;
  readonly again: () => void;
};

export const useLines = (query: string): List => {
  const [lines, dispatch] = useReducer<Lines, LinesEvent>(followLines, noLines);
  const [refusal, refuse] = useState<Refusal | null>(null);
  const [stale, age] = useState(false);
  const [count, look] = useState(0);
  const latest = useRef({ next: lines.next, busy: false });
  latest.current.next = lines.next;

  useEffect(() => {
    let isOpen = true;
    const ask = async (is: 'loaded' | 'looked'): Promise<void> => {
      const answer = await send<Page<CaseLine>>('GET', `/cases?${query}`);
      if (!isOpen) return;
      age(!answer.ok && is === 'looked');
      if (answer.ok) dispatch({ is, page: answer.value });
      if (is === 'loaded') refuse(answer.ok ? null : answer);
    };
    void ask('loaded');
    const timer = setInterval(() => document.hidden || void ask('looked'), AGAIN_MS);
    return () => {
      isOpen = false;
      clearInterval(timer);
    };
  }, [query, count]);

  const more = useCallback(async () => {
    const { next, busy } = latest.current;
    if (!next || busy) return;
    latest.current.busy = true;
    const answer = await send<Page<CaseLine>>('GET', `/cases?${query}&cursor=${next}`);
    latest.current.busy = false;
    // A list that was chosen meanwhile has a place of its own.
    if (latest.current.next !== next) return;
    if (answer.ok) dispatch({ is: 'more', page: answer.value });
    else age(true);
  }, [query]);
  const again = useCallback(() => look((n) => n + 1), []);
  return { lines, refusal, stale, dispatch, more, again };
};
