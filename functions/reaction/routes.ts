/** A bundle of signs from the room. */
import { Hono } from 'hono';
import { reactionForm } from '#shared/reaction.ts';
import { say } from '#shared/say.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { findRoom, lostSeat } from '../http/room.ts';
import { needsSeat } from '../http/seat.ts';

export const reactionRoutes = (deps: Deps) =>
  new Hono<Env>().post('/api/live/:id/reactions', needsSeat(deps), async (c) => {
    const form = await valid(c, reactionForm);
    const webinar = await findRoom(deps, c.req.param('id'));
    if (webinar.room.reactions === 'off') throw new Failure('refused', say('Reactions are off in this webinar.'));
    if (webinar.state !== 'live') throw new Failure('refused', say('Reactions are for the time while the webinar is live.'));
    const pressed = await deps.reaction.press(c.var.seat, form);
    if (pressed.kind === 'no-seat') throw lostSeat();
    if (pressed.kind === 'too-fast')
      throw new Failure('too-many', say('You can react again in {n} seconds.', { n: pressed.seconds }), {
        retryAfterSeconds: pressed.seconds,
      });
    return c.body(null, 204);
  });
