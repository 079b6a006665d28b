/** Every article at build time, the newest first, each with what its page shows. Read once per build. */
import { getCollection } from 'astro:content';
import { type Article, byNewest, readingMinutes } from '#shared/article.ts';
import { prefixOf } from '#shared/place.ts';
import type { Locale } from '#shared/setting.ts';
import { foldWord, wordAddresses } from '#shared/word-address.ts';
import { brand } from '../frame.ts';
import { blockWords } from './block-words.ts';
import { toBody } from './body.ts';
import type { Read } from './read.ts';
import { written } from './written.ts';

/** A file and an article of the console of one address: the file was there first. */
const sources = async (): Promise<readonly Article[]> => {
  const [entries, fromConsole] = await Promise.all([getCollection('articles'), written()]);
  const files = entries.map(({ id, data, body = '' }): Article => ({ ...data, slug: id, markdown: body }));
  const names = new Set(files.map(({ slug }) => slug));
  for (const { slug } of fromConsole.filter((one) => names.has(one.slug)))
    console.warn(`The article ${slug} of the console is not shown: a file of the site has its address.`);
  return [...files, ...fromConsole.filter(({ slug }) => !names.has(slug))];
};

const load = async (): Promise<readonly Read[]> => {
  const [found, { locale: home }] = await Promise.all([sources(), brand()]);
  const inLanguage = Map.groupBy(found, ({ locale }) => locale);
  return [...inLanguage]
    .flatMap(([locale, own]) => {
      const at = `${prefixOf({ locale, home })}/articles`;
      const topics = wordAddresses(own.flatMap((one) => one.topics));
      const authors = wordAddresses(own.map(({ author }) => author.name));
      return own.map((article): Read => {
        const body = toBody(article.markdown, blockWords(locale));
        return {
          ...{ ...article, body, minutes: readingMinutes(body.words), path: `${at}/${article.slug}/` },
          authorPath: `${at}/by/${authors.get(foldWord(article.author.name))}/`,
          topicPaths: article.topics.map((topic) => ({ topic, path: `${at}/on/${topics.get(foldWord(topic))}/` })),
        };
      });
    })
    .sort(byNewest);
};

let loading: Promise<readonly Read[]> | undefined;
export const articles = (): Promise<readonly Read[]> => {
  loading ??= load();
  return loading;
};

/** An article is written in one language and has one address: under the prefix of that language, none for the organisation's own. */
export const localeParam = async (locale: Locale): Promise<Locale | undefined> => ((await brand()).locale === locale ? undefined : locale);

type Gathered = { readonly word: string; readonly path: string };

/** The pages that gather articles by one word of theirs, for each language in which there are some. */
const gather = async (wordsOf: (article: Read) => readonly Gathered[]) => {
  const pages = new Map<string, { readonly word: string; readonly locale: Locale; readonly found: Set<Read> }>();
  for (const article of await articles())
    for (const { word, path } of wordsOf(article)) {
      const page = pages.get(path) ?? { word, locale: article.locale, found: new Set() };
      page.found.add(article);
      pages.set(path, page);
    }
  return Promise.all(
    [...pages].map(async ([path, { word, locale, found }]) => ({
      params: { locale: await localeParam(locale), word: path.split('/').at(-2) },
      props: { word, found: [...found] },
    })),
  );
};

export const topicPaths = () => gather(({ topicPaths }) => topicPaths.map(({ topic, path }) => ({ word: topic, path })));
export const authorPaths = () => gather(({ author, authorPath }) => [{ word: author.name, path: authorPath }]);
