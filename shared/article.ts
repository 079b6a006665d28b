/** An article: something to read that goes on with what a webinar began. Pure. */
import * as z from 'zod';
import { slugPattern } from './ids.ts';
import { limits } from './limits.ts';
import { locales } from './setting.ts';
import { filledLine } from './webinar.ts';
import { foldWord } from './word-address.ts';

/** A word or two that articles and webinars have in common. Its address is made of it. */
export const topic = filledLine('A topic', limits.pollOption);

// YAML reads a bare day as an instant.
const day = z.preprocess(
  (given) => (given instanceof Date ? given.toISOString().slice(0, 10) : given),
  z.iso.date('A day is missing or not a day, like 2026-11-23.'),
);

const person = z.strictObject({
  name: filledLine('The author', limits.name),
  about: filledLine('The sentence about the author', limits.about),
});

/** What stands above an article's text. Days are those of its author's calendar (`2026-11-23`). */
export const articleFields = z.strictObject({
  title: filledLine('The title', limits.title),
  summary: filledLine('The summary', limits.promise),
  author: person,
  topics: z.array(topic).min(1, 'Please name a topic: readers find more by it.').max(5, 'Five topics at most.'),
  /** Articles of one series are read in the order of their days. */
  series: filledLine('The series', limits.title).optional(),
  takeaways: z.array(filledLine('A takeaway', limits.promise)).max(5, 'Five takeaways at most.').default([]),
  published: day,
  updated: day.optional(),
  locale: z.enum(locales).default('en'),
  /** The webinar that the article announces, by its slug: its form stands in the article until it is over. */
  webinar: z.string().regex(slugPattern).optional(),
});
type ArticleFields = z.infer<typeof articleFields>;

export type Article = ArticleFields & { readonly slug: string; readonly markdown: string };

/** Words a minute of silent reading of non-fiction in English (Brysbaert 2019, Journal of Memory and Language 109). */
const WORDS_PER_MINUTE = 238;

export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / WORDS_PER_MINUTE));

/** The newest first; of one day by address, so that the order is always the same. */
export const byNewest = (a: Article, b: Article): number => b.published.localeCompare(a.published) || a.slug.localeCompare(b.slug);

const MOST_RELATED = 3;

/** Others in the same language that share a topic: those that share more first, then the newest. */
export const relatedTo = (article: Article, all: readonly Article[]): readonly Article[] => {
  const own = new Set(article.topics.map(foldWord));
  const shares = (other: Article): number => other.topics.filter((one) => own.has(foldWord(one))).length;
  return all
    .filter((other) => other.slug !== article.slug && other.locale === article.locale && shares(other) > 0)
    .sort((a, b) => shares(b) - shares(a) || byNewest(a, b))
    .slice(0, MOST_RELATED);
};

/** The parts of its series, the earliest first; none where it stands alone. */
export const seriesOf = (article: Article, all: readonly Article[]): readonly Article[] => {
  const parts = article.series ? all.filter(({ series, locale }) => series === article.series && locale === article.locale) : [];
  return parts.length > 1 ? parts.toSorted((a, b) => byNewest(b, a)) : [];
};
