/** What the edge asks the API for when the built site has no such page: published but not built yet, renamed, or not there at all. */
import { type Context, Hono } from 'hono';
import { toWebinarView } from '#shared/view.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../http/env.ts';
import { answerPage, link, paragraph, shell } from '../http/pages.ts';
import { isOpen, isPublic, toPublic } from './draft.ts';

const shells: Readonly<Record<string, string>> = { '': '/shell/webinar/', registered: '/shell/registered/', room: '/shell/room/' };

export const notFoundPage = async (c: Context<Env>, deps: Deps) => {
  const html = await deps.page('/404.html');
  if (html) return c.html(html, 404);
  return answerPage(c, deps, {
    title: 'We could not find that page',
    main: paragraph('The address may be old or mistyped.') + link('/', 'See all webinars'),
    status: 404,
  });
};

export const fallbackRoutes = (deps: Deps) => {
  const show = async (c: Context<Env>, slug: string, part: string) => {
    const template = shells[part];
    const id = template ? await deps.webinar.idOfSlug(slug) : undefined;
    const webinar = id ? await deps.webinar.recent(id) : undefined;
    // A rehearsal has a room and nothing else.
    const isThere = webinar && (isPublic(webinar) || (part === 'room' && isOpen(webinar)));
    if (!template || !isThere) return notFoundPage(c, deps);
    const path = `/webinars/${webinar.slug}/${part ? `${part}/` : ''}`;
    if (webinar.slug !== slug) return c.redirect(path, 301);
    const html = await shell(deps, template, toWebinarView(toPublic(webinar), {}, deps.now(), deps.config.PARLEY_URL));
    if (html) return c.html(html, 200);
    return answerPage(c, deps, { title: webinar.title, main: paragraph(webinar.promise) });
  };
  return new Hono<Env>()
    .get('/webinars/:slug/', (c) => show(c, c.req.param('slug'), ''))
    .get('/webinars/:slug/:part/', (c) => show(c, c.req.param('slug'), c.req.param('part')));
};
