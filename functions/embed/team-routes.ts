/** The sites that may show our forms, for the team: read by whoever makes links, named by an admin. */
import { Hono } from 'hono';
import { embedRulesForm } from '#shared/embed.ts';
import { wholeQuery } from '#shared/page.ts';
import { toEntry } from '../audit/entry.ts';
import type { EditorDeps } from '../editor-deps.ts';
import { Failure } from '../failure.ts';
import { valid, validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';

const FASTER = 'Somebody changed the list meanwhile. Please look at it again.';

export const embedTeamRoutes = (deps: EditorDeps) =>
  new Hono<Env>()
    .get('/api/console/embeds', needs(deps, 'source.read'), async (c) => {
      validQuery(c, wholeQuery);
      return c.json(await deps.embed.find(), 200);
    })
    .put('/api/console/embeds', needs(deps, 'setting.change'), async (c) => {
      const form = await valid(c, embedRulesForm);
      const seen = await deps.embed.find();
      if (seen.version !== form.version) throw new Failure('conflict', FASTER, { current: seen });
      const entry = toEntry(deps, { by: c.var.member.email, act: 'embed-rules.changed', thing: 'embeds' }, seen, form);
      const stored = await deps.embed.replace(form, entry);
      if (!stored) throw new Failure('conflict', FASTER, { current: await deps.embed.find() });
      return c.json(stored, 200);
    });
