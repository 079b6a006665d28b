/** The articles of the language of a feed's address, with what the feed says of itself. */
import { prefixOf } from '#shared/place.ts';
import type { Locale } from '#shared/setting.ts';
import { speakArticles } from '#shared/words/articles.ts';
import { base, brand } from '../frame.ts';
import { articles } from './articles.ts';
import type { Channel } from './feeds.ts';
import type { Read } from './read.ts';

export const channelOf = async (param: string | undefined): Promise<readonly [readonly Read[], Channel]> => {
  const { locale: home, organisation } = await brand();
  const locale = (param as Locale | undefined) ?? home;
  const { t } = speakArticles(locale);
  const all = await articles();
  return [
    all.filter((one) => one.locale === locale),
    {
      ...{ title: `${t('Articles')} · ${organisation}`, description: t('What came out of the questions that people asked us.') },
      ...{ locale, base, path: `${prefixOf({ locale, home })}/articles/` },
    },
  ];
};
