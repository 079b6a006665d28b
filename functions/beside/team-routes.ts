/** What stands beside a case: apart from it, because a case is looked at again every few seconds and this is not. */
import { Hono } from 'hono';
import type { Beside } from '#shared/beside.ts';
import { isCaseId } from '#shared/case.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { Failure } from '../failure.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';

export const besideRoutes = (deps: DeskDeps) =>
  new Hono<Env>().get('/api/console/cases/:k/beside', needs(deps, 'case.work'), async (c) => {
    const id = c.req.param('k');
    const found = isCaseId(id) ? await deps.cases.find(id) : undefined;
    if (!found) throw new Failure('not-found', 'This case is not here any more.');
    return c.json((await deps.beside.of(found)) satisfies Beside, 200);
  });
