/** What somebody sees whose personal link is incomplete, withdrawn, or not ours. */
import type { Context } from 'hono';
import { prefixOf } from '#shared/place.ts';
import { speak } from '#shared/words/speak.ts';
import type { Env } from './env.ts';
import { tongueOf } from './locale.ts';
import { answerPage, link, type Pages, paragraph } from './pages.ts';

export const brokenLinkPage = async (c: Context<Env>, pages: Pages) => {
  const tongue = await tongueOf(c, pages);
  const { t } = speak(tongue.locale, 'pages');
  const reason = t('It may be incomplete or withdrawn. The newest email from us about this webinar holds the right one.');
  const main = paragraph(reason) + link(`${prefixOf(tongue)}/`, t('See all webinars'));
  return answerPage(c, pages, { title: t('This link does not work'), main, status: 403 });
};
