/** Every article at build time, the newest first, each with what its page shows. Read once per build. */
import { getCollection } from 'astro:content';
import { byNewest, readingMinutes } from '#shared/article.ts';
import { titleToSlug } from '#shared/ids.ts';
import { prefixOf } from '#shared/place.ts';
import { type Locale, locales } from '#shared/setting.ts';
import { speakArticles } from '#shared/words/articles.ts';
import { brand } from '../frame.ts';
import { toBody } from './body.ts';
import type { Read } from './read.ts';

const blockWords = (locale: Locale) => {
  const { t } = speakArticles(locale);
  return { source: t('Source'), method: t('Method'), measured: t('Measured with us') };
};

const load = async (): Promise<readonly Read[]> => {
  const [entries, { locale: home }] = await Promise.all([getCollection('articles'), brand()]);
  return entries
    .map(({ id, data, body = '' }): Read => {
      const made = toBody(body, blockWords(data.locale));
      const path = `${prefixOf({ locale: data.locale, home })}/articles/${id}/`;
      return { ...data, slug: id, markdown: body, body: made, minutes: readingMinutes(made.words), path };
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

/** The pages that gather articles by one word of theirs, for each language in which there are some. */
const gather = async (wordsOf: (article: Read) => readonly string[]) => {
  const all = await articles();
  const paths = await Promise.all(
    locales.map(async (locale) => {
      const own = all.filter((one) => one.locale === locale);
      const words = [...new Set(own.flatMap(wordsOf))].toSorted();
      const param = await localeParam(locale);
      return words.map((word) => ({
        params: { locale: param, word: titleToSlug(word) },
        props: { word, found: own.filter((one) => wordsOf(one).includes(word)) },
      }));
    }),
  );
  return paths.flat();
};

export const topicPaths = () => gather(({ topics }) => topics);
export const authorPaths = () => gather(({ author }) => [author.name]);
