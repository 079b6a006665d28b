/** Templates of webinars: what a new one may begin with, saved from one that went well. */
import { Hono } from 'hono';
import { MOST_TEMPLATES, templateForm, type WebinarTemplate } from '#shared/webinar-template.ts';
import { toEntry } from '../audit/entry.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { findWebinar } from '../http/room.ts';
import { needs } from '../http/session.ts';
import { isTemplateId, templateId, toContent } from './content.ts';
import { isStarterId, startersIn } from './starters.ts';

const unknown = () => new Failure('not-found', 'We could not find this template.');
const named = (current: WebinarTemplate | undefined) =>
  new Failure('conflict', 'A template of this name is there already. Please choose another name, or replace it.', { current });

/** What an entry of the audit log compares. */
const facts = ({ name, content }: WebinarTemplate) => ({ name, ...content });

export const teamTemplateRoutes = (deps: ConsoleDeps) => {
  const change = needs(deps, 'webinar.change');
  return new Hono<Env>()
    .get('/api/console/templates', change, async (c) => {
      const { locale } = await deps.setting.recent();
      return c.json({ items: [...startersIn(locale), ...(await deps.template.list())] satisfies WebinarTemplate[] }, 200);
    })

    .post('/api/console/templates', change, async (c) => {
      const { name, webinar, version } = await valid(c, templateForm);
      const source = await findWebinar(deps, webinar);
      if (source.rehearsal) throw new Failure('refused', 'A rehearsal is a copy already: please save the webinar itself.');
      const id = templateId(name);
      const all = await deps.template.list();
      const seen = all.find((one) => one.id === id);
      if (seen?.version !== version) throw named(seen);
      if (!seen && all.length >= MOST_TEMPLATES)
        throw new Failure('refused', `There are ${MOST_TEMPLATES} templates, and that is the most. Please remove one first.`);
      const next: WebinarTemplate = { id, name, content: toContent(source), version: (seen?.version ?? 0) + 1, isStarter: false };
      const told = { by: c.var.member.email, act: seen ? 'template.changed' : 'template.created', thing: `template#${id}` } as const;
      const entry = seen ? toEntry(deps, told, facts(seen), facts(next)) : toEntry(deps, told, {}, { name });
      if (!(await deps.template.replace(seen, next, entry))) throw named(await deps.template.find(id));
      return c.json(next, seen ? 200 : 201);
    })

    .delete('/api/console/templates/:id', change, async (c) => {
      const id = c.req.param('id');
      if (isStarterId(id)) throw new Failure('refused', 'This one comes with Parley and stays.');
      const seen = isTemplateId(id) ? await deps.template.find(id) : undefined;
      if (!seen) throw unknown();
      const told = { by: c.var.member.email, act: 'template.deleted', thing: `template#${id}` } as const;
      // With its words, so that what was removed by mistake can be read again.
      if (!(await deps.template.remove(seen, toEntry(deps, told, facts(seen), {}))))
        throw new Failure('conflict', 'Somebody replaced this template meanwhile. Please look at it as it is now.', {
          current: await deps.template.find(id),
        });
      return c.json({ id, deleted: true }, 200);
    });
};
