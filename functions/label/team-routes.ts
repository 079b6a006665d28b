/** What the team calls people by. */
import { Hono } from 'hono';
import { type LabelCount, labelsForm } from '#shared/contact.ts';
import { isContactId } from '#shared/ids.ts';
import { type Page, wholeQuery } from '#shared/page.ts';
import type { PersonLabel } from '#shared/person-page.ts';
import { toEntry } from '../audit/entry.ts';
import { Failure } from '../failure.ts';
import { valid, validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import type { TeamDeps } from '../team-deps.ts';
import { labelsOf } from './rules.ts';

export const labelRoutes = (deps: TeamDeps) =>
  new Hono<Env>()
    .get('/api/console/labels', needs(deps, 'contact.read'), async (c) => {
      validQuery(c, wholeQuery);
      return c.json({ items: await deps.label.all() } satisfies Page<LabelCount>, 200);
    })

    .put('/api/console/contacts/:id/labels', needs(deps, 'contact.change'), async (c) => {
      const { labels } = await valid(c, labelsForm);
      const id = c.req.param('id');
      const told = { by: c.var.member.email, act: 'contact.labelled', thing: `contact#${id}` } as const;
      const known = isContactId(id) ? await deps.label.put(id, labels, toEntry(deps, told, {}, { labels })) : undefined;
      if (!known) throw new Failure('not-found', 'We know nobody by this address of the page. They may have had everything erased.');
      return c.json({ items: labelsOf(known) } satisfies Page<PersonLabel>, 200);
    });
