/** The articles that a build has, as far as their cards show them: those of files and those of the console. */
import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { type Article, articleFields } from '#shared/article.ts';
import { written } from '../src/lib/article/written.ts';

export type Shown = Pick<Article, 'slug' | 'title' | 'topics' | 'author' | 'markdown'>;

const folder = new URL('../src/content/articles/', import.meta.url);

/** What stands above a file's text; undefined where it is no article: the build of the pages says why. */
const readHead = async (file: string): Promise<Shown | undefined> => {
  const [, head, markdown = ''] = /^---\r?\n(.*?)\r?\n---(.*)$/s.exec(await readFile(new URL(file, folder), 'utf8')) ?? [];
  const fields = articleFields.safeParse(head === undefined ? undefined : parse(head));
  return fields.success ? { ...fields.data, slug: file.replace(/\.md$/, ''), markdown } : undefined;
};

/** A file and an article of the console of one address: the file was there first. */
export const shownArticles = async (): Promise<readonly Shown[]> => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.md'));
  const fromFiles = (await Promise.all(files.map((file) => readHead(file).catch(() => undefined)))).filter((one) => one !== undefined);
  return [...new Map([...(await written()), ...fromFiles].map((one) => [one.slug, one])).values()];
};
