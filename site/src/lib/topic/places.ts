/** Where the page of each topic is, in each language: topics of articles in that language, and of webinars, which all languages show. */
import { prefixOf } from '#shared/place.ts';
import { type Locale, locales } from '#shared/setting.ts';
import { isWorthGoing } from '#shared/topic.ts';
import { foldWord, wordAddresses } from '#shared/word-address.ts';
import type { TopicPlace } from '../article/read.ts';
import { sources } from '../article/sources.ts';
import { catalogue } from '../catalogue.ts';
import { brand } from '../frame.ts';

/** The places of those words that have a page, in their order. */
type Find = (words: readonly string[], locale: Locale) => readonly TopicPlace[];

/** Topics of a language as they were first written. */
export const topicsIn = async (locale: Locale): Promise<readonly string[]> => {
  const [articles, webinars] = await Promise.all([sources(), catalogue()]);
  const words = [...articles.filter((one) => one.locale === locale), ...webinars.filter(isWorthGoing)].flatMap(({ topics }) => topics);
  return [...new Map(words.toReversed().map((word) => [foldWord(word), word])).values()];
};

const load = async (): Promise<Find> => {
  const home = (await brand()).locale;
  const all = new Map<Locale, ReadonlyMap<string, string>>();
  for (const locale of locales) all.set(locale, wordAddresses(await topicsIn(locale)));
  return (words, locale) =>
    words.flatMap((topic) => {
      const address = all.get(locale)?.get(foldWord(topic));
      return address ? [{ topic, path: `${prefixOf({ locale, home })}/articles/on/${address}/` }] : [];
    });
};

let loading: Promise<Find> | undefined;
export const topicPlaces = (): Promise<Find> => {
  loading ??= load();
  return loading;
};
