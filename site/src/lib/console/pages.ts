/** A list that comes in pages, looked at again and again. */
import type { Page } from '#shared/page.ts';
import type { Answer, Had } from './api.ts';

export type Pages<T> = readonly Had<Page<T>>[];
type Look<T> = (path: string, before: Had<Page<T>> | undefined) => Promise<Answer<Had<Page<T>>>>;

/** Rows of a page: some 200 KB, where one answer may have 6 MB. */
const LIMIT = 200;

/** All pages one after another; those that did not change are the same objects. What went wrong with one went wrong with all. */
export const lookThrough = async <T>(path: string, before: Pages<T>, look: Look<T>): Promise<Answer<Pages<T>>> => {
  const pages: Had<Page<T>>[] = [];
  for (let next: string | undefined = ''; next !== undefined; next = pages.at(-1)?.value.next) {
    const address: string = `${path}?limit=${LIMIT}${next ? `&cursor=${encodeURIComponent(next)}` : ''}`;
    const answer = await look(address, before[pages.length]);
    if (!answer.ok) return answer;
    pages.push(answer.value);
  }
  return { ok: true, value: pages };
};

export const isSame = <T>(pages: Pages<T>, before: Pages<T>): boolean =>
  pages.length === before.length && pages.every((page, at) => page === before[at]);
