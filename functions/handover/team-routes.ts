/** The note at the end of a shift. */
import { Hono } from 'hono';
import { type Handover, type Handovers, handoverForm, readForm } from '#shared/handover.ts';
import { wholeQuery } from '#shared/page.ts';
import { toEntry } from '../audit/entry.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { Failure } from '../failure.ts';
import { valid, validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import { isTeamNoteId, NOTE_ID_BYTES, toNoteId } from '../remark/rules.ts';

export const handoverRoutes = (deps: DeskDeps) => {
  const mayWork = needs(deps, 'case.work');
  return new Hono<Env>()
    .get('/api/console/cases/handover', mayWork, async (c) => {
      validQuery(c, wholeQuery);
      return c.json({ items: await deps.handover.unread(c.var.member.email) } satisfies Handovers, 200);
    })

    .post('/api/console/cases/handover', mayWork, async (c) => {
      const { text } = await valid(c, handoverForm);
      const [by, now] = [c.var.member.email, deps.now()];
      const id = toNoteId(now, deps.random(NOTE_ID_BYTES));
      const note = { id, at: now.toISOString(), by, text };
      const entry = toEntry(deps, { by, act: 'handover.left', thing: 'cases' }, {}, { note: id });
      if (!(await deps.handover.add(note, entry))) throw new Failure('busy', 'That did not work. Please try again.');
      return c.json({ ...note, readers: 0 } satisfies Handover, 201);
    })

    .post('/api/console/cases/handover/:id/read', mayWork, async (c) => {
      await valid(c, readForm);
      const id = c.req.param('id');
      const read = isTeamNoteId(id) ? await deps.handover.read(id, c.var.member.email) : undefined;
      if (!read) throw new Failure('not-found', 'This note is not here any more.');
      return c.json(read satisfies Handover, 200);
    });
};
