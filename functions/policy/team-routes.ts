/** Until when customers are answered, and by whom: read by everybody who answers, changed by admins. */
import { Hono } from 'hono';
import { type Policy, policyForm } from '#shared/policy.ts';
import { toEntry } from '../audit/entry.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';

const stale = (current: Policy) =>
  new Failure('conflict', 'Somebody changed the policy meanwhile. Please look at it as it is now.', { current });

export const policyRoutes = (deps: DeskDeps) =>
  new Hono<Env>()
    .get('/api/console/policies', needs(deps, 'case.listen'), async (c) => c.json((await deps.policy.find()) satisfies Policy, 200))

    .put('/api/console/policies', needs(deps, 'policy.change'), async (c) => {
      const next = await valid(c, policyForm);
      const seen = await deps.policy.find();
      if (next.version !== seen.version) throw stale(seen);
      const entry = toEntry(deps, { by: c.var.member.email, act: 'policy.changed', thing: 'policy' }, seen, next);
      if (entry.changes.length === 0) return c.json(seen satisfies Policy, 200);
      if (!(await deps.policy.replace(seen, next, entry))) throw stale(await deps.policy.find());
      return c.json({ ...next, version: seen.version + 1 } satisfies Policy, 200);
    });
