/** Articles that were written in the console, asked from the API once per build. */
import type { Article } from '#shared/article.ts';
import type { Page } from '#shared/page.ts';
import { askApi } from '../api.ts';

/** Empty where PARLEY_API is unset. Throws where the API does not answer. */
export const written = async (): Promise<readonly Article[]> => {
  const found: Article[] = [];
  let cursor: string | undefined;
  do {
    const page = await askApi<Page<Article>>(`/api/articles?${new URLSearchParams({ limit: '50', ...(cursor && { cursor }) })}`);
    found.push(...(page?.items ?? []));
    cursor = page?.next;
  } while (cursor);
  return found;
};
