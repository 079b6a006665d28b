/** A host hands out a page that is not public yet, and takes all such links back. */
import { Hono } from 'hono';
import type { PreviewLink } from '#shared/preview.ts';
import { toEntry } from '../audit/entry.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import type { Env } from '../http/env.ts';
import { findWebinar } from '../http/room.ts';
import { needs } from '../http/session.ts';
import { isPreviewed, previewUntil, toPreviewToken } from './link.ts';

export const teamPreviewRoutes = (deps: Deps) => {
  const change = needs(deps, 'webinar.change');
  const find = async (id: string) => {
    const webinar = await findWebinar(deps, id);
    if (!isPreviewed(webinar)) throw new Failure('refused', 'It is closed, so it has no page to come.', { current: webinar });
    return webinar;
  };
  return new Hono<Env>()
    .post('/api/console/webinars/:id/preview', change, async (c) => {
      const webinar = await find(c.req.param('id'));
      const until = previewUntil(deps.now());
      const url = `${deps.config.PARLEY_URL}/preview/${toPreviewToken(deps.signer, webinar, until)}`;
      return c.json({ url, until: until.toISOString() } satisfies PreviewLink, 201);
    })
    .delete('/api/console/webinars/:id/preview', change, async (c) => {
      const webinar = await find(c.req.param('id'));
      const next = { ...webinar, previews: webinar.previews + 1, version: webinar.version + 1 };
      const entry = toEntry(deps, { by: c.var.member.email, act: 'webinar.changed', thing: `webinar#${webinar.id}` }, webinar, next);
      if ((await deps.webinar.replace(webinar, next, entry)) !== 'stored')
        throw new Failure('conflict', 'Somebody changed this webinar meanwhile. Please try again.', {
          current: await deps.webinar.find(webinar.id),
        });
      return c.json(next, 200);
    });
};
