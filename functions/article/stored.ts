/** An article as it is stored, and what the team does with one. Pure. */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Article } from '#shared/article.ts';
import { type ArticleContent, type ArticleLine, type ArticleState, contentFields, toPublication } from '#shared/article-draft.ts';
import type { FieldError } from '#shared/problem.ts';
import { instantToWall } from '#shared/zone.ts';
import { articleEntry, articleKey, dueEntry } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item } from '../table/table.ts';

export type StoredArticle = {
  readonly id: string;
  readonly slug: string;
  readonly state: ArticleState;
  readonly publishAt: string | null;
  /** The day on which it was published first. */
  readonly publishedOn: string | null;
  readonly content: ArticleContent;
  /** How often its content was saved, and which save is published. */
  readonly saves: number;
  readonly publicSave: number | null;
  readonly at: string;
  readonly by: string;
  readonly version: number;
};
type By = { readonly by: string; readonly at: string };

export const toLine = ({ id, slug, state, publishAt, content, saves, publicSave, at, by }: StoredArticle): ArticleLine => ({
  ...{ id, slug, state, publishAt, at, by },
  ...{ title: content.title, locale: content.locale, isAhead: state === 'published' && publicSave !== saves },
});

export const articleToItem = (it: StoredArticle): Item => {
  const key = articleKey(it.id);
  const due = it.publishAt ? dueEntry(key, it.publishAt) : {};
  return { ...key, ...it, ...articleEntry(it.at, it.id), ...due, row: toLine(it), v: DATA_VERSION };
};

export const itemToArticle = (item: Item): StoredArticle => {
  const { pk: _pk, sk: _sk, listPk: _lp, listSk: _ls, duePk: _dp, dueSk: _ds, row: _row, v: _v, ...stored } = item;
  return stored as unknown as StoredArticle;
};

export const beginArticle = (id: string, slug: string, content: ArticleContent, { by, at }: By): StoredArticle => ({
  ...{ id, slug, state: 'draft', publishAt: null, publishedOn: null, content, saves: 1, publicSave: null, at, by, version: 1 },
});

/** Undefined: it stays as it is. */
export const saveArticle = (
  it: StoredArticle,
  slug: string,
  change: Partial<ArticleContent>,
  { by, at }: By,
): StoredArticle | undefined => {
  const known = Object.fromEntries(contentFields.filter((name) => change[name] !== undefined).map((name) => [name, change[name]]));
  const content = { ...it.content, ...known };
  const isSame = isDeepStrictEqual(content, it.content);
  if (isSame && slug === it.slug) return undefined;
  return { ...it, slug, content, saves: it.saves + (isSame ? 0 : 1), by, at, version: it.version + 1 };
};

/** By which a text that was kept aside is known again. */
export const hashOf = (content: ArticleContent): string =>
  createHash('sha256')
    .update(JSON.stringify(contentFields.map((name) => content[name])))
    .digest('hex')
    .slice(0, 16);

type Published = { readonly next: StoredArticle; readonly article: Article };

/** What is saved becomes what everybody reads, on this day of the organisation's calendar; or what it lacks. */
export const publishArticle = (it: StoredArticle, { by, at }: By, zone: string): Published | readonly FieldError[] => {
  const day = instantToWall(new Date(at), zone).slice(0, 10);
  const published = it.publishedOn ?? day;
  const article = toPublication(it.content, { slug: it.slug, published, ...(day > published ? { updated: day } : {}) });
  if (!('slug' in article)) return article;
  const next = { ...it, state: 'published', publishAt: null, publishedOn: published, publicSave: it.saves } as const;
  return { next: { ...next, by, at, version: it.version + 1 }, article };
};

export const scheduleArticle = (it: StoredArticle, publishAt: string | null, { by, at }: By): StoredArticle => ({
  ...it,
  ...{ publishAt, by, at, version: it.version + 1 },
});

export const withdrawArticle = (it: StoredArticle, { by, at }: By): StoredArticle => ({
  ...it,
  ...{ state: 'withdrawn', publishAt: null, publicSave: null, by, at, version: it.version + 1 },
});

/** What the log says of it; its words are read in its versions. */
export const told = ({ slug, state, publishAt, publishedOn, saves, content }: StoredArticle): Readonly<Record<string, unknown>> => ({
  ...{ title: content.title, slug, state, publishAt, publishedOn, saves },
});
