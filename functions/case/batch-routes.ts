/** One act for many cases: each by itself, so that one that is refused keeps none of the others. */
import { Hono } from 'hono';
import type { Act } from '#shared/audit.ts';
import { type BatchAnswer, type BatchForm, batchForm } from '#shared/case-forms.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import { assign, reopen, resolve, type Step, snooze } from './rules.ts';
import type { Clock } from './sla.ts';
import type { StoredCase } from './stored.ts';
import { act } from './team-routes.ts';

const names: Readonly<Record<BatchForm['act']['do'], Act>> = {
  assign: 'case.assigned',
  priority: 'case.assigned',
  resolve: 'case.resolved',
  reopen: 'case.reopened',
  snooze: 'case.snoozed',
};

const stepOf =
  (form: BatchForm['act'], by: string, now: Date) =>
  (it: StoredCase, clock: Clock): Step => {
    const at = now.toISOString();
    switch (form.do) {
      case 'assign':
        return assign(it, { owner: form.owner }, { by, at }, clock);
      case 'priority':
        return assign(it, { priority: form.priority }, { by, at }, clock);
      case 'resolve':
        return resolve(it, at, clock);
      case 'reopen':
        return reopen(it, { at, isUnanswered: false }, clock);
      case 'snooze':
        return snooze(it, form.until, now, clock);
    }
  };

export const caseBatchRoutes = (deps: DeskDeps) =>
  new Hono<Env>().post('/api/console/cases/batch', needs(deps, 'case.work'), async (c) => {
    const { cases, act: form } = await valid(c, batchForm);
    const by = c.var.member.email;
    const items: BatchAnswer['items'][number][] = [];
    for (const id of new Set(cases)) {
      try {
        await act(deps, id, { by, act: names[form.do] }, stepOf(form, by, deps.now()));
        items.push({ id, did: 'done' });
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        items.push({ id, did: 'refused', why: error.message });
      }
    }
    return c.json({ items } satisfies BatchAnswer, 200);
  });
