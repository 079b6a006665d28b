/** Registrations as the team sees them: lists by where people stand, a host's yes or no to one of them. */
import { Hono } from 'hono';
import * as z from 'zod';
import { admissionDecision, registrationStates } from '#shared/admission.ts';
import { pageQuery } from '#shared/page.ts';
import { toEntry } from '../audit/entry.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { valid, validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { findWebinar } from '../http/room.ts';
import { needs } from '../http/session.ts';
import type { RegistrationRow } from '../registration/register.ts';
import { pageOfLists } from '../table/cursor.ts';
import { registrationLists, waitingList } from '../table/keys.ts';
import { isListed } from './move.ts';
import { decide } from './rules.ts';

const listQuery = z.strictObject({ ...pageQuery, state: z.enum(registrationStates).default('registered') });

const closed = ['archived', 'cancelled'];
const reached = { admit: 'registered', decline: 'declined' } as const;

const toView = (row: RegistrationRow) => ({ ...row, confirmed: row.confirmed === true });

export const teamAdmissionRoutes = (deps: Deps) => {
  const find = async (webinar: string, contact: string): Promise<RegistrationRow> => {
    const found = /^[0-9a-z]{32}$/.test(contact) ? await deps.registration.find(contact, webinar, { strong: true }) : undefined;
    if (!found?.row) throw new Failure('not-found', 'We could not find this registration.');
    return found.row;
  };
  const routes = new Hono<Env>().get('/api/console/webinars/:id/registrations', needs(deps, 'registration.read'), async (c) => {
    const { limit, cursor, state } = validQuery(c, listQuery);
    const { id } = await findWebinar(deps, c.req.param('id'));
    if (isListed(state)) {
      // Who gave a seat back stays beside those who have one.
      const { rows, next } = await pageOfLists(deps.registration.page, registrationLists(id), limit, cursor);
      return c.json({ items: rows.map(toView), ...(next ? { next } : {}) }, 200);
    }
    const { rows, next } = await pageOfLists((_, more) => deps.admission.page(id, state, more), [waitingList(id)], limit, cursor);
    // Whoever decides about people reads what they asked; those who have a seat asked it in the room.
    const asked = await deps.admission.questions(
      id,
      rows.map((row) => row.id),
    );
    const items = rows.map((row) => ({ ...toView(row), ...(asked.has(row.id) ? { question: asked.get(row.id) } : {}) }));
    return c.json({ items, ...(next ? { next } : {}) }, 200);
  });
  return routes.post('/api/console/webinars/:id/registrations/:contact/decisions', needs(deps, 'registration.decide'), async (c) => {
    const { decision, state } = await valid(c, admissionDecision);
    const webinar = await findWebinar(deps, c.req.param('id'));
    const row = await find(webinar.id, c.req.param('contact'));
    const current = toView(row);
    // A second press, or a second host who thinks the same.
    if (decision !== 'undo' && row.state === reached[decision]) return c.json(current, 200);
    if (closed.includes(webinar.state))
      throw new Failure('refused', 'It is closed, so nobody is let in or declined any more.', { current });
    if (state !== undefined && row.state !== state)
      throw new Failure('conflict', 'This registration changed meanwhile. Please look at it as it is now.', { current });
    const to = decide(decision, row);
    if (!to) throw new Failure('refused', 'That is not possible with this registration now.', { current });
    const told = { by: c.var.member.email, act: 'registration.decided', thing: `webinar#${webinar.id}` } as const;
    const named = (now: string) => ({ [`registration ${row.id}`]: now });
    const at = deps.now().toISOString();
    const held = await deps.admission.step({ webinar: webinar.id, row, to, at }, toEntry(deps, told, named(row.state), named(to)));
    const after = toView(await find(webinar.id, row.id));
    if (!held) throw new Failure('conflict', 'This registration changed meanwhile. Please look at it as it is now.', { current: after });
    return c.json(after, 200);
  });
};
