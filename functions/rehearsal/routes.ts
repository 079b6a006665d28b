/** Rehearsing: a private copy of the room, whose people a host's browser leads through their script. */
import { Hono } from 'hono';
import { CONTACT_ID_BYTES, toWebinarId, WEBINAR_ID_BYTES } from '#shared/ids.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { toGuest } from '../contact/identity.ts';
import { Failure } from '../failure.ts';
import type { Env } from '../http/env.ts';
import { findWebinar } from '../http/room.ts';
import { giveSeat } from '../http/seat.ts';
import { needs } from '../http/session.ts';
import { pollAnew } from '../poll/draft.ts';
import { answerPoll, play } from './act.ts';
import { toRehearsal } from './copy.ts';
import { due, MOST_SECONDS } from './play.ts';
import { writeScript } from './script.ts';

export const rehearsalRoutes = (deps: ConsoleDeps) => {
  const find = (id: string) => findWebinar(deps, id);
  const findRehearsal = async (id: string): Promise<Webinar & { rehearsal: NonNullable<Webinar['rehearsal']> }> => {
    const webinar = await find(id);
    if (!webinar.rehearsal || webinar.rehearsal.over) throw new Failure('refused', 'This rehearsal is over.', { current: webinar });
    return { ...webinar, rehearsal: webinar.rehearsal };
  };

  const change = needs(deps, 'webinar.change');
  return new Hono<Env>()
    .post('/api/console/webinars/:id/rehearsals', change, async (c) => {
      const webinar = await find(c.req.param('id'));
      if (webinar.rehearsal) throw new Failure('refused', 'This is a rehearsal already.', { current: webinar });
      const copy = toRehearsal(webinar, toWebinarId(deps.random(WEBINAR_ID_BYTES)), deps.now());
      if (!(await deps.webinar.create(copy))) throw new Failure('busy', 'Please try again.', { retryAfterSeconds: 1 });
      const running = { ...copy, version: copy.version + 1 };
      await deps.webinar.replace(copy, running);
      for (const poll of await deps.poll.list(webinar.id)) await deps.poll.create(pollAnew(poll, copy.id, deps.now()));
      // Whoever rehearses may look at the room from the audience's side as well.
      const contact = toGuest(deps.random(CONTACT_ID_BYTES));
      const owner = toGuest(deps.random(CONTACT_ID_BYTES));
      giveSeat(c, deps, { kind: 'guest', webinar: copy.id, contact, owner, name: c.var.member.name, company: '' });
      return c.json(running, 201);
    })
    .post('/api/console/webinars/:id/rehearsals/turn', change, async (c) => {
      const webinar = await findRehearsal(c.req.param('id'));
      const seen = webinar.rehearsal.second;
      if (webinar.state !== 'live') return c.json({ id: webinar.id, second: seen }, 200);
      const began = Date.parse(webinar.startedAt ?? '');
      const until = Math.min(Math.floor((deps.now().getTime() - began) / 1_000), seen + MOST_SECONDS);
      if (until <= seen || !(await deps.rehearsal.claim(webinar.id, seen, until))) return c.json({ id: webinar.id, second: seen }, 200);
      await play(deps, webinar, due(writeScript(webinar.id), seen, until));
      await answerPoll(deps, webinar, began + seen * 1_000, began + until * 1_000);
      return c.json({ id: webinar.id, second: until }, 200);
    })
    .delete('/api/console/webinars/:id/rehearsals', change, async (c) => {
      const { id } = await findRehearsal(c.req.param('id'));
      await deps.queue('work', { kind: 'forget-rehearsal', id });
      return c.json({ id, state: 'forgetting' }, 202);
    });
};
