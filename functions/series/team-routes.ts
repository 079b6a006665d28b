/** Series as the team makes and changes them; which webinar is in one stands in the webinar. */
import { Hono } from 'hono';
import { toWebinarId, WEBINAR_ID_BYTES } from '#shared/ids.ts';
import { type Series, seriesChange, seriesForm } from '#shared/series.ts';
import { toEntry } from '../audit/entry.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';

export const teamSeriesRoutes = (deps: Deps) => {
  const find = async (id: string): Promise<Series> => {
    const found = await deps.series.find(id);
    if (!found) throw new Failure('not-found', 'We could not find this series.');
    return found.series;
  };
  const stale = (current: Series) =>
    new Failure('conflict', 'Somebody changed this series meanwhile. Please look at it as it is now.', { current });

  return new Hono<Env>()
    .get('/api/console/series', needs(deps, 'webinar.read'), async (c) => c.json({ items: await deps.series.list() }, 200))

    .post('/api/console/series', needs(deps, 'webinar.change'), async (c) => {
      const form = await valid(c, seriesForm);
      const series = { ...form, id: toWebinarId(deps.random(WEBINAR_ID_BYTES)), version: 1, createdAt: deps.now().toISOString() };
      const told = { by: c.var.member.email, act: 'series.created', thing: `series#${series.id}` } as const;
      await deps.series.create(series, toEntry(deps, told, {}, form));
      return c.json(series, 201);
    })

    .patch('/api/console/series/:id', needs(deps, 'webinar.change'), async (c) => {
      const { version, ...wanted } = await valid(c, seriesChange);
      const seen = await find(c.req.param('id'));
      if (version !== seen.version) throw stale(seen);
      const next = { ...seen, title: wanted.title ?? seen.title, registration: wanted.registration ?? seen.registration };
      if (next.title === seen.title && next.registration === seen.registration) return c.json(seen, 200);
      const changed = { ...next, version: seen.version + 1 };
      const entry = toEntry(deps, { by: c.var.member.email, act: 'series.changed', thing: `series#${seen.id}` }, seen, changed);
      if (!(await deps.series.replace(seen, changed, entry))) throw stale(await find(seen.id));
      return c.json(changed, 200);
    });
};
