/** A series as everybody may see it: the build of the site asks for it. */
import { Hono } from 'hono';
import { say } from '#shared/say.ts';
import type { PublicSeries } from '#shared/series.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import type { Env } from '../http/env.ts';

export const seriesRoutes = (deps: Deps) =>
  new Hono<Env>().get('/api/series/:id', async (c) => {
    const series = await deps.series.around(c.req.param('id'));
    // One whose webinars are all drafts is the team's matter.
    if (!series?.webinars.length) throw new Failure('not-found', say('We could not find that'));
    return c.json(series satisfies PublicSeries, 200);
  });
