/** What a link in a mail leads to that is not ours, too old, or of somebody who is gone: the same for all. */
import type { Context } from 'hono';
import { prefixOf } from '#shared/place.ts';
import { speakPersonal } from '#shared/words/personal.ts';
import type { Env } from './env.ts';
import { tongueOf } from './locale.ts';
import { answerPage, link, type Pages, paragraph } from './pages.ts';

/** `status`: 403 for a link that is not whole or not ours, 410 for one that was. */
export const goneLinkPage = async (c: Context<Env>, pages: Pages, status: 403 | 410) => {
  const tongue = await tongueOf(c, pages);
  const { t } = speakPersonal(tongue.locale);
  const reason = t('It is incomplete, too old, or what it belonged to was erased. The newest email from us holds one that works.');
  const main = paragraph(reason) + link(`${prefixOf(tongue)}/`, t('See all webinars'));
  return answerPage(c, pages, { title: t('This link leads nowhere any more'), main, status, tongue });
};
