/** What a browser tells of the recording that it plays, and where it goes on: for whoever has a seat. */
import { type Context, Hono } from 'hono';
import { say } from '#shared/say.ts';
import { watchedForm } from '#shared/watched.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { findRoom, lostSeat } from '../http/room.ts';
import { needsSeat } from '../http/seat.ts';
import type { ReaderDeps } from '../reader-deps.ts';

const path = '/api/replays/:id/watched';

export const watchedRoutes = (deps: ReaderDeps) => {
  const findRecording = async (c: Context<Env>): Promise<void> => {
    const webinar = await findRoom(deps, c.req.param('id') ?? '');
    if (webinar.state !== 'ended' || webinar.replay === null) throw new Failure('not-found', say('We could not find this webinar.'));
  };
  return new Hono<Env>()
    .get(path, needsSeat(deps), async (c) => {
      await findRecording(c);
      const found = await deps.watched.find(c.var.seat);
      if (!found) throw lostSeat();
      return c.json(found, 200);
    })
    .post(path, needsSeat(deps), async (c) => {
      const form = await valid(c, watchedForm);
      await findRecording(c);
      const noted = await deps.watched.note(c.var.seat, form);
      if (noted.kind === 'no-seat') throw lostSeat();
      if (noted.kind === 'busy') throw new Failure('busy', say('Much happens at once here. Please try again.'));
      if (noted.kind === 'too-fast')
        throw new Failure('too-many', say('We know that you are here. Please tell us again in {n} seconds.', { n: noted.seconds }), {
          retryAfterSeconds: noted.seconds,
        });
      return c.body(null, 204);
    });
};
