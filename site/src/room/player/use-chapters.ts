/** The chapters of a recording: every public question is read once, page by page, since the feed holds only the newest. */
import { useEffect, useState } from 'preact/hooks';
import type { PublicQuestion } from '#shared/question.ts';
import { type Chapter, toChapters } from '../../lib/live/chapters.ts';

type Page = { readonly items: readonly PublicQuestion[]; readonly next?: string };
type Found = readonly Chapter[] | 'loading' | 'failed';

const readAll = async (webinar: string): Promise<PublicQuestion[]> => {
  const all: PublicQuestion[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const response: Response = await fetch(`/feed/${webinar}/questions${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`, {
      credentials: 'omit',
    });
    if (!response.ok) throw new Error(`The questions answered ${response.status}`);
    const page: Page = await response.json();
    all.push(...page.items);
    cursor = page.next;
  }
  return all;
};

export const useChapters = (webinar: string, startedAt: string | null) => {
  const [found, take] = useState<Found>('loading');
  const [tries, again] = useState(0);
  // `tries` is the wish to read again.
  useEffect(() => {
    let open = true;
    take('loading');
    readAll(webinar).then(
      (all) => open && take(toChapters(all, startedAt)),
      () => open && take('failed'),
    );
    return () => {
      open = false;
    };
  }, [webinar, startedAt, tries]);
  return { found, again: () => again((count) => count + 1) };
};
