/** Articles that were written in the console, asked from the API once per build. */
import { readFile, writeFile } from 'node:fs/promises';
import type { Article } from '#shared/article.ts';
import type { Page } from '#shared/page.ts';
import { askApi } from '../api.ts';

const ask = async (): Promise<readonly Article[]> => {
  const found: Article[] = [];
  let cursor: string | undefined;
  do {
    const page = await askApi<Page<Article>>(`/api/articles?${new URLSearchParams({ limit: '50', ...(cursor && { cursor }) })}`);
    found.push(...(page?.items ?? []));
    cursor = page?.next;
  } while (cursor);
  return found;
};

/** Beside the folder of pictures, so that it is not published with them. */
export const articlesBeside = (pictures: string): string => `${pictures}.articles.json`;

/**
 * One reading serves the pictures and the pages of a build: an article that came between the two would stand without its pictures until the
 * next build. Empty where PARLEY_API is unset. Throws where the API does not answer.
 */
export const written = async (): Promise<readonly Article[]> => {
  const pictures = process.env.PARLEY_PICTURES;
  if (!pictures) return ask();
  const file = articlesBeside(pictures);
  const kept = await readFile(file, 'utf8')
    .then((text) => JSON.parse(text) as readonly Article[])
    .catch(() => undefined);
  if (kept) return kept;
  const found = await ask();
  await writeFile(file, JSON.stringify(found));
  return found;
};
