/** Every article at build time, the newest first, each with what its page shows. Read once per build. */
import { byNewest, readingMinutes } from '#shared/article.ts';
import { prefixOf } from '#shared/place.ts';
import type { Locale } from '#shared/setting.ts';
import { foldWord, wordAddresses } from '#shared/word-address.ts';
import { brand } from '../frame.ts';
import { articlePictures } from '../pictures.ts';
import { topicPlaces } from '../topic/places.ts';
import { blockWords } from './block-words.ts';
import { toBody } from './body.ts';
import { drawnIn } from './picture.ts';
import type { Read } from './read.ts';
import { sources } from './sources.ts';

const load = async (): Promise<readonly Read[]> => {
  const [found, { locale: home }, placesOf, drawn] = await Promise.all([sources(), brand(), topicPlaces(), articlePictures()]);
  const inLanguage = Map.groupBy(found, ({ locale }) => locale);
  return [...inLanguage]
    .flatMap(([locale, own]) => {
      const at = `${prefixOf({ locale, home })}/articles`;
      const authors = wordAddresses(own.map(({ author }) => author.name));
      return own.map((article): Read => {
        const body = toBody(article.markdown, blockWords(locale), drawnIn(drawn));
        return {
          ...{ ...article, body, minutes: readingMinutes(body.words), path: `${at}/${article.slug}/` },
          authorPath: `${at}/by/${authors.get(foldWord(article.author.name))}/`,
          topicPaths: placesOf(article.topics, locale),
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

/** The pages of authors, for each language in which they wrote. */
export const authorPaths = async () => {
  const pages = new Map<string, [Read, ...Read[]]>();
  for (const article of await articles()) {
    const page = pages.get(article.authorPath);
    if (page) page.push(article);
    else pages.set(article.authorPath, [article]);
  }
  return Promise.all(
    [...pages].map(async ([path, found]) => ({
      params: { locale: await localeParam(found[0].locale), word: path.split('/').at(-2) },
      props: { word: found[0].author.name, found },
    })),
  );
};
