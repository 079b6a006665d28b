/** The audience answers a poll. */
import { Hono } from 'hono';
import { pollAnswer } from '#shared/poll.ts';
import type { Deps } from '../deps.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { findRoom } from '../http/room.ts';
import { needsSeat } from '../http/seat.ts';
import { takeAnswer } from './take.ts';

export const pollRoutes = (deps: Deps) =>
  new Hono<Env>().put('/api/live/:id/polls/:poll/answer', needsSeat(deps), async (c) => {
    const form = await valid(c, pollAnswer);
    const { id, poll } = c.req.param();
    return c.json(await takeAnswer(deps, await findRoom(deps, id), c.var.seat, poll, form), 200);
  });
