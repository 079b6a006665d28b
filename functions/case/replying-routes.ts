/** "A colleague is replying": a lease beside the case's version, so that two do not write two answers. */
import { Hono } from 'hono';
import { replyingForm } from '#shared/decision.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import { closeReply, openReply } from '../question/replying.ts';
import { findCase, showCase } from './team-routes.ts';

export const caseReplyingRoutes = (deps: DeskDeps) =>
  new Hono<Env>().post('/api/console/cases/:k/replying', needs(deps, 'case.work'), async (c) => {
    const { open } = await valid(c, replyingForm);
    const { id, contact } = await findCase(deps, c.req.param('k'));
    const { change, when } = open ? openReply(c.var.member.email, deps.realNow()) : closeReply(c.var.member.email);
    const done = await deps.cases.mark({ contact, id }, change, when);
    const { replying } = await showCase(deps, await findCase(deps, id));
    if (open && !done)
      throw new Failure('conflict', `${replying?.by ?? 'A colleague'} is replying to this customer.`, {
        current: replying ? { replying } : {},
      });
    return c.json(replying ? { replying } : {}, 200);
  });
