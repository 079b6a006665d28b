/** An article's text as its page shows it, for the console. */
import { readingMinutes } from '#shared/article.ts';
import { isUpload, pictureName } from '#shared/article-picture.ts';
import type { Locale } from '#shared/setting.ts';
import { blockWords } from './block-words.ts';
import { toBody } from './body.ts';
import type { FindPicture } from './picture.ts';

/** As it was sent: its sizes are drawn when the site is built. */
const uploaded: FindPicture = (address) => {
  const name = pictureName(address);
  return name && isUpload(name) ? { src: `/api/console/uploads/${name}/file` } : undefined;
};

export const drawArticle = (markdown: string, locale: Locale): { readonly html: string; readonly minutes: number } => {
  const { html, words } = toBody(markdown, blockWords(locale), uploaded);
  return { html, minutes: readingMinutes(words) };
};
