/** Addresses of articles: one for each, also beside those that the site holds as files. */
import { titleToSlug } from '#shared/ids.ts';
import { prefixOf } from '#shared/place.ts';
import { locales } from '#shared/setting.ts';
import type { EditorDeps } from '../editor-deps.ts';

type Known = Pick<EditorDeps, 'article' | 'setting' | 'page'>;

/** Folders of pages that gather articles. */
const reserved = new Set(['on', 'by']);

/** What the built site shows there is a file's, where no article of ours has the name. */
const isFile = async ({ page, setting }: Known, slug: string): Promise<boolean> => {
  const { locale: home } = await setting.recent();
  const paths = new Set(locales.map((locale) => `${prefixOf({ locale, home })}/articles/${slug}/`));
  const found = await Promise.all([...paths].map((path) => page(path).catch(() => undefined)));
  return found.some((html) => html !== undefined);
};

export const isTaken = async (deps: Known, slug: string): Promise<boolean> =>
  reserved.has(slug) || (await deps.article.isNamed(slug)) || isFile(deps, slug);

const TRIES = 9;

/** Made of the title; of the article's own id where that has no Latin letters, or all names like it are taken. */
export const freeSlug = async (deps: Known, title: string, id: string): Promise<string> => {
  const base = titleToSlug(title);
  const names = base ? [base, ...Array.from({ length: TRIES }, (_, n) => `${base}-${n + 2}`)] : [];
  for (const name of names) if (!(await isTaken(deps, name))) return name;
  return base ? `${base}-${id}` : `article-${id}`;
};
