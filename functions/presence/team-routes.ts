/** What the team sees of who is in a room. */
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { Env } from '../http/env.ts';
import { findWebinar } from '../http/room.ts';
import { needs } from '../http/session.ts';

export const teamPresenceRoutes = (deps: Deps) =>
  new Hono<Env>().get('/api/console/webinars/:id/presence', needs(deps, 'webinar.read'), async (c) => {
    const { id, state, counts } = await findWebinar(deps, c.req.param('id'));
    const present = state === 'live' ? await deps.presence.present(id) : 0;
    return c.json({ id, attended: counts.attended, present }, 200);
  });
