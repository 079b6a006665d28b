/** The page of each topic, in each language: the webinars on it, and what was written on it. */
import { articlesOn } from '#shared/article.ts';
import { locales } from '#shared/setting.ts';
import { webinarsOn } from '#shared/topic.ts';
import { articles, localeParam } from '../article/articles.ts';
import { catalogue } from '../catalogue.ts';
import { topicPlaces, topicsIn } from './places.ts';

export const topicPaths = async () => {
  const [written, webinars, placesOf] = await Promise.all([articles(), catalogue(), topicPlaces()]);
  const pages = locales.map(async (locale) => {
    const param = await localeParam(locale);
    return placesOf(await topicsIn(locale), locale).map(({ topic, path }) => ({
      params: { locale: param, word: path.split('/').at(-2) },
      props: { word: topic, found: articlesOn({ topics: [topic], locale }, written), webinars: webinarsOn([topic], webinars) },
    }));
  });
  return (await Promise.all(pages)).flat();
};
