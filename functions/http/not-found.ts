/** What stands at an address where there is no page, in the language of the address. */
import type { Context } from 'hono';
import { prefixOf, splitPath, type Tongue } from '#shared/place.ts';
import { speak } from '#shared/words/speak.ts';
import type { Deps } from '../deps.ts';
import type { Env } from './env.ts';
import { houseTongue } from './locale.ts';
import { answerPage, link, paragraph, shell } from './pages.ts';

/** Of a page by its address, as the built site does it: a path that names no language is in the organisation's. */
export const tongueOfPath = async (c: Context<Env>, deps: Deps): Promise<Tongue> => {
  const { home } = await houseTongue(deps);
  return { locale: splitPath(c.req.path).locale ?? home, home };
};

export const notFoundPage = async (c: Context<Env>, deps: Deps) => {
  const tongue = await tongueOfPath(c, deps);
  const html = await shell(deps, 'missing', { tongue, path: '/' }, {});
  if (html) return c.html(html, 404);
  const { t } = speak(tongue.locale, 'pages');
  return answerPage(c, deps, {
    title: t('We could not find that page'),
    main: paragraph(t('The address may be old or mistyped.')) + link(`${prefixOf(tongue)}/`, t('See all webinars')),
    status: 404,
    tongue,
  });
};
