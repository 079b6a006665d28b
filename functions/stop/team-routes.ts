/** The switch that holds all mail back, as the team sees and turns it. */
import { Hono } from 'hono';
import { type MailStop, mailStopForm } from '#shared/mail-stop.ts';
import { toEntry } from '../audit/entry.ts';
import type { Deps } from '../deps.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';

export const stopRoutes = (deps: Deps) =>
  new Hono<Env>()
    // Who answers people must know why nobody got a mail, whatever else they may do.
    .get('/api/console/mail/stop', needs(deps, 'webinar.read'), async (c) => c.json((await deps.stop.find()) satisfies MailStop, 200))

    .put('/api/console/mail/stop', needs(deps, 'mail.stop'), async (c) => {
      const { stopped } = await valid(c, mailStopForm);
      const before = await deps.stop.find();
      if (before.stopped !== stopped) {
        const [by, at] = [c.var.member.email, deps.now().toISOString()];
        const told = { by, act: stopped ? 'mail.stopped' : 'mail.resumed', thing: 'mail' } as const;
        await deps.stop.turn({ stopped, by, at }, toEntry(deps, told));
      }
      return c.json((await deps.stop.find()) satisfies MailStop, 200);
    });
