/** What stands in the two blocks of an article besides its author's words, in its language. */
import type { Locale } from '#shared/setting.ts';
import { speakArticles } from '#shared/words/articles.ts';
import type { BlockWords } from './blocks.ts';

export const blockWords = (locale: Locale): BlockWords => {
  const { t } = speakArticles(locale);
  return { source: t('Source'), method: t('Method'), measured: t('Measured with us') };
};
