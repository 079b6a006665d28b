/** Who of the team is in a room: each open console says so every 30 s and hears of the others. */
import { Hono } from 'hono';
import type { TeamHere } from '#shared/host.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../http/env.ts';
import { findWebinar } from '../http/room.ts';
import { needs } from '../http/session.ts';

export const hereRoutes = (deps: Deps) =>
  new Hono<Env>().put('/api/console/webinars/:id/here', needs(deps, 'webinar.read'), async (c) => {
    const { id } = await findWebinar(deps, c.req.param('id'));
    await deps.host.come(id, c.var.member);
    return c.json({ items: await deps.host.here(id) } satisfies { items: TeamHere[] }, 200);
  });
