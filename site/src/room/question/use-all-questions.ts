/** Every public question, a page of them at a time, read again every few seconds while somebody looks: what is hidden goes from here too. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Page } from '#shared/page.ts';
import type { PublicQuestion } from '#shared/question.ts';
import { type Listed, readingDelay, readPages } from '../../lib/live/all-questions.ts';

const readPage =
  (webinar: string, signal: AbortSignal) =>
  async (cursor: string | undefined): Promise<Page<PublicQuestion>> => {
    const response = await fetch(`/feed/${webinar}/questions${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`, {
      credentials: 'omit',
      signal,
    });
    if (!response.ok) throw new Error(`The questions answered ${response.status}`);
    return response.json();
  };

export const useAllQuestions = (webinar: string, pollMs: number) => {
  const [listed, take] = useState<Listed | null>(null);
  const [failed, fail] = useState(false);
  const [pages, want] = useState(1);
  const [tries, again] = useState(0);
  const pace = useRef(pollMs);
  pace.current = pollMs;
  // `tries` is the wish to read again.
  useEffect(() => {
    const ending = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      try {
        if (!document.hidden) take(await readPages(readPage(webinar, ending.signal), pages));
        if (!ending.signal.aborted) fail(false);
      } catch {
        if (!ending.signal.aborted) fail(true);
      }
      if (!ending.signal.aborted) timer = setTimeout(() => void look(), readingDelay(pace.current, Math.random()));
    };
    void look();
    return () => {
      ending.abort();
      clearTimeout(timer);
    };
  }, [webinar, pages, tries]);
  return { listed, failed, pages, more: () => want((count) => count + 1), again: () => again((count) => count + 1) };
};
