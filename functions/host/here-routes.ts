/** Who of the team is in a room: each open console says so every 30 s and hears of the others. */
import { Hono } from 'hono';
import type { TeamHere } from '#shared/host.ts';
import { isWebinarId } from '#shared/ids.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { Failure } from '../failure.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';

export const hereRoutes = (deps: ConsoleDeps) =>
  new Hono<Env>().put('/api/console/webinars/:id/here', needs(deps, 'webinar.read'), async (c) => {
    const id = c.req.param('id');
    const webinar = isWebinarId(id) ? await deps.webinar.recent(id) : undefined;
    if (!webinar) throw new Failure('not-found', 'We could not find this webinar.');
    await deps.host.come(webinar.id, c.var.member);
    return c.json({ items: await deps.host.here(webinar.id) } satisfies { items: TeamHere[] }, 200);
  });
