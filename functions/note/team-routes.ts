/** Notes as the team writes them and takes them down. */
import { Hono } from 'hono';
import { isNoteId, NOTE_ID_BYTES, noteForm, toNoteId } from '#shared/note.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { findWebinar } from '../http/room.ts';
import { needs } from '../http/session.ts';
import { MOST_NOTES, toNote } from './draft.ts';

export const teamNoteRoutes = (deps: Deps) => {
  const find = (id: string) => findWebinar(deps, id);
  const change = needs(deps, 'webinar.change');
  return new Hono<Env>()
    .get('/api/console/webinars/:id/notes', change, async (c) => {
      const notes = await deps.note.all((await find(c.req.param('id'))).id);
      return c.json({ items: notes.sort((a, b) => b.at.localeCompare(a.at) || a.id.localeCompare(b.id)) }, 200);
    })
    .post('/api/console/webinars/:id/notes', change, async (c) => {
      const form = await valid(c, noteForm);
      const webinar = await find(c.req.param('id'));
      if (webinar.state === 'cancelled' || webinar.state === 'archived')
        throw new Failure('refused', 'This webinar is closed, so nobody would see the note.');
      if ((await deps.note.all(webinar.id)).length >= MOST_NOTES)
        throw new Failure('refused', `A webinar has ${MOST_NOTES} notes at most, taken down ones included.`);
      const by = c.var.member.email.split('@')[0] ?? '';
      const made = toNote(form, { id: toNoteId(deps.random(NOTE_ID_BYTES)), webinar: webinar.id, by, now: deps.now() });
      if (made.kind === 'refused') throw new Failure('invalid', made.error.detail, { errors: [made.error] });
      if (!(await deps.note.add(made.note))) throw new Failure('busy', 'Please try again.', { retryAfterSeconds: 1 });
      await deps.publishFeed(webinar.id);
      return c.json(made.note, 201);
    })
    .delete('/api/console/webinars/:id/notes/:note', change, async (c) => {
      const { id, note } = c.req.param();
      const webinar = await find(id);
      const down = isNoteId(note) ? await deps.note.takeDown(webinar.id, note) : undefined;
      if (!down) throw new Failure('not-found', 'We could not find this note.');
      await deps.publishFeed(webinar.id);
      return c.json(down, 200);
    });
};
