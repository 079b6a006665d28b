/** An article that is published while the build of the site has not made its page yet: its readers are told, instead of “not found”. */
import { type Context, Hono } from 'hono';
import { locales } from '#shared/setting.ts';
import { speak } from '#shared/words/speak.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../http/env.ts';
import { notFoundPage, tongueOfPath } from '../http/not-found.ts';
import { answerPage, link, paragraph } from '../http/pages.ts';
import { articleSlugKey, publicArticleKey } from '../table/keys.ts';

export const comingArticleRoutes = (deps: Deps) => {
  const isPublished = async (slug: string): Promise<boolean> => {
    const named = await deps.table.get(articleSlugKey(slug));
    return named !== undefined && (await deps.table.get(publicArticleKey(String(named.article)))) !== undefined;
  };
  const show = async (c: Context<Env>) => {
    const { slug = '' } = c.req.param() as Record<string, string | undefined>;
    if (!(await isPublished(slug))) return notFoundPage(c, deps);
    const tongue = await tongueOfPath(c, deps);
    const { t } = speak(tongue.locale, 'pages');
    const main = paragraph(t('Its page is being made, and is here within a few minutes.')) + link(c.req.path, t('Look again'));
    c.header('cache-control', 'no-store');
    // Until the page is there it is not: nothing on the way keeps this answer for it.
    return answerPage(c, deps, { title: t('This article was published a moment ago'), main, status: 404, tongue });
  };
  return new Hono<Env>().get('/articles/:slug/', show).get(`/:locale{${locales.join('|')}}/articles/:slug/`, show);
};
