/** A host's yes or no to one registration. */
import { Hono } from 'hono';
import { admissionDecision } from '#shared/admission.ts';
import { toEntry } from '../audit/entry.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { findWebinar } from '../http/room.ts';
import { needs } from '../http/session.ts';
import type { RegistrationRow } from '../registration/register.ts';
import { decide } from './rules.ts';

const closed = ['archived', 'cancelled'];
const reached = { admit: 'registered', decline: 'declined' } as const;

const toView = (row: RegistrationRow) => ({ ...row, confirmed: row.confirmed === true });

export const teamAdmissionRoutes = (deps: Deps) => {
  const find = async (webinar: string, contact: string): Promise<RegistrationRow> => {
    const found = /^[0-9a-z]{32}$/.test(contact) ? await deps.registration.find(contact, webinar, { strong: true }) : undefined;
    if (!found?.row) throw new Failure('not-found', 'We could not find this registration.');
    return found.row;
  };
  return new Hono<Env>().post(
    '/api/console/webinars/:id/registrations/:contact/decisions',
    needs(deps, 'registration.decide'),
    async (c) => {
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
    },
  );
};
