/** The public questions of webinars at build time, as everybody may read them. */
import type { Page } from '#shared/page.ts';
import type { PublicQuestion } from '#shared/question.ts';
import { askApi } from '../api.ts';

/** So many webinars are read at once: the API serves visitors meanwhile. */
const AT_ONCE = 8;

const askedIn = async (webinar: string): Promise<readonly PublicQuestion[]> => {
  const found: PublicQuestion[] = [];
  let cursor: string | undefined;
  do {
    const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : '';
    // A room that does not answer is found by its webinar alone: no page waits for its questions.
    const page = await askApi<Page<PublicQuestion>>(`/feed/${webinar}/questions${query}`).catch(() => undefined);
    found.push(...(page?.items ?? []));
    cursor = page?.next;
  } while (cursor);
  return found;
};

/** By the webinar's id. */
export const askedInAll = async (webinars: readonly string[]): Promise<ReadonlyMap<string, readonly PublicQuestion[]>> => {
  const all = new Map<string, readonly PublicQuestion[]>();
  const waiting = [...webinars];
  const read = async (): Promise<void> => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) all.set(id, await askedIn(id));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, read));
  return all;
};
