/** What the edge asks the API for when the built site has no such page: published but not built yet, renamed, or not there at all. */
import { type Context, Hono } from 'hono';
import { isLocale } from '#shared/locale.ts';
import { toPictureView } from '#shared/picture-view.ts';
import { locales } from '#shared/setting.ts';
import { toWebinarView } from '#shared/view.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../http/env.ts';
import { notFoundPage, tongueOfPath } from '../http/not-found.ts';
import { answerPage, paragraph, recentPictures, type Shell, shell } from '../http/pages.ts';
import { isOpen, isPublic, toPublic } from './draft.ts';

const shells: Readonly<Record<string, Shell>> = { '': 'webinar', registered: 'registered', room: 'room' };

const spoken = `:locale{${locales.join('|')}}`;

export const fallbackRoutes = (deps: Deps) => {
  const show = async (c: Context<Env>) => {
    const { locale, slug = '', part = '' } = c.req.param() as Record<string, string | undefined>;
    const name = shells[part];
    const id = name ? await deps.webinar.idOfSlug(slug) : undefined;
    const webinar = id ? await deps.webinar.recent(id) : undefined;
    // A rehearsal has a room and nothing else.
    const isThere = webinar && (isPublic(webinar) || (part === 'room' && isOpen(webinar)));
    if (!name || !isThere) return notFoundPage(c, deps);
    const path = `/webinars/${webinar.slug}/${part ? `${part}/` : ''}`;
    if (webinar.slug !== slug) return c.redirect(`${isLocale(locale) ? `/${locale}` : ''}${path}`, 301);
    const tongue = await tongueOfPath(c, deps);
    const around = part === '' ? await deps.related.around(webinar) : [];
    const series = part === 'room' ? undefined : await deps.series.around(webinar.series);
    const view = toWebinarView(toPublic(webinar), {}, deps.now(), deps.config.PARLEY_URL, tongue, around, series);
    const drawn = toPictureView(toPublic(webinar), await recentPictures(deps), deps.config.PARLEY_URL, tongue);
    const html = await shell(deps, name, { tongue, path }, { ...view, ...drawn });
    if (html) return c.html(html, 200);
    return answerPage(c, deps, { title: webinar.title, main: paragraph(webinar.promise), tongue });
  };
  return ['/webinars/:slug/', `/${spoken}/webinars/:slug/`].reduce(
    (routes, path) => routes.get(path, show).get(`${path}:part/`, show),
    new Hono<Env>(),
  );
};
