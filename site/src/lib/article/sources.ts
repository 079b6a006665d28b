/** Every article as it was written, of files and of the console. Read once per build. */
import { getCollection } from 'astro:content';
import type { Article } from '#shared/article.ts';
import { written } from './written.ts';

/** A file and an article of the console of one address: the file was there first. */
const load = async (): Promise<readonly Article[]> => {
  const [entries, fromConsole] = await Promise.all([getCollection('articles'), written()]);
  const files = entries.map(({ id, data, body = '' }): Article => ({ ...data, slug: id, markdown: body }));
  const names = new Set(files.map(({ slug }) => slug));
  for (const { slug } of fromConsole.filter((one) => names.has(one.slug)))
    console.warn(`The article ${slug} of the console is not shown: a file of the site has its address.`);
  return [...files, ...fromConsole.filter(({ slug }) => !names.has(slug))];
};

let loading: Promise<readonly Article[]> | undefined;
export const sources = (): Promise<readonly Article[]> => {
  loading ??= load();
  return loading;
};
