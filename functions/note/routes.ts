/** Pressing the button of a note. */
import { Hono } from 'hono';
import { isNoteId } from '#shared/note.ts';
import { say } from '#shared/say.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import type { Env } from '../http/env.ts';
import { findRoom, lostSeat } from '../http/room.ts';
import { needsSeat } from '../http/seat.ts';

export const noteRoutes = (deps: Deps) =>
  new Hono<Env>().post('/api/live/:id/notes/:note/click', needsSeat(deps), async (c) => {
    const { id, note } = c.req.param();
    const webinar = await findRoom(deps, id);
    // One that was taken down a moment ago may still be on somebody's screen: the press is told all the same.
    const found = isNoteId(note) ? await deps.note.recent(webinar.id, note) : undefined;
    if (!found?.url) throw new Failure('not-found', say('We could not find this button.'));
    if (!(await deps.note.click(c.var.seat, found.id))) throw lostSeat();
    return c.body(null, 204);
  });
