/** The beacon of a browser in the room. */
import { Hono } from 'hono';
import { presenceForm } from '#shared/presence.ts';
import { say } from '#shared/say.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { findRoom, lostSeat } from '../http/room.ts';
import { needsSeat } from '../http/seat.ts';
import { airOf } from './beat.ts';

export const presenceRoutes = (deps: Deps) =>
  new Hono<Env>().post('/api/live/:id/presence', needsSeat(deps), async (c) => {
    const form = await valid(c, presenceForm);
    const air = airOf(await findRoom(deps, c.req.param('id')), form, deps.now());
    if (!air) throw new Failure('refused', say('Being there counts while the webinar is live.'));
    const beaten = await deps.presence.beat(c.var.seat, form, air);
    if (beaten.kind === 'no-seat') throw lostSeat();
    if (beaten.kind === 'too-fast')
      throw new Failure('too-many', say('We know that you are here. Please tell us again in {n} seconds.', { n: beaten.seconds }), {
        retryAfterSeconds: beaten.seconds,
      });
    return c.body(null, 204);
  });
