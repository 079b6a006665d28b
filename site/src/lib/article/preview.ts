/** An article's text as its page shows it, for the console. */
import { readingMinutes } from '#shared/article.ts';
import type { Locale } from '#shared/setting.ts';
import { blockWords } from './block-words.ts';
import { toBody } from './body.ts';

export const drawArticle = (markdown: string, locale: Locale): { readonly html: string; readonly minutes: number } => {
  const { html, words } = toBody(markdown, blockWords(locale));
  return { html, minutes: readingMinutes(words) };
};
