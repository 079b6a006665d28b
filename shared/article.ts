/** An article: something to read that goes on with what a webinar began. Pure. */
import * as z from 'zod';
import { slugPattern } from './ids.ts';
import { limits } from './limits.ts';
import { locales } from './setting.ts';
import { countShared, topics } from './topic.ts';
import { filledLine } from './webinar.ts';

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
  topics: topics.min(1, 'Please name a topic: readers find more by it.'),
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

/** Articles of a language on any of these topics: those that share more first, then the newest. */
export const articlesOn = <Known extends Article>(
  { topics: wanted, locale }: { readonly topics: readonly string[]; readonly locale: Article['locale'] },
  all: readonly Known[],
): readonly Known[] =>
  all
    .flatMap((one) => {
      const shared = one.locale === locale ? countShared(wanted, one.topics) : 0;
      return shared > 0 ? [{ one, shared }] : [];
    })
    .sort((a, b) => b.shared - a.shared || byNewest(a.one, b.one))
    .map(({ one }) => one);

/** Others in the same language that share a topic, some of them. */
export const relatedTo = <Known extends Article>(article: Article, all: readonly Known[]): readonly Known[] =>
  articlesOn(article, all)
    .filter(({ slug }) => slug !== article.slug)
    .slice(0, MOST_RELATED);

/** The parts of its series, the earliest first; none where it stands alone. */
export const seriesOf = <Known extends Article>(article: Article, all: readonly Known[]): readonly Known[] => {
  const parts = article.series ? all.filter(({ series, locale }) => series === article.series && locale === article.locale) : [];
  return parts.length > 1 ? parts.toSorted((a, b) => byNewest(b, a)) : [];
};
