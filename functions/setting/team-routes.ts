/** The settings, for those who may see and change them. */
import { Hono } from 'hono';
import type { House } from '#shared/readiness.ts';
import { type Settings, settingsForm } from '#shared/setting.ts';
import { toEntry } from '../audit/entry.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { keepPictures } from '../http/pictures.ts';
import { needs } from '../http/session.ts';
import { toSender } from '../mail/sender.ts';
import { changedFields, newLogos, refusedFields } from './change.ts';

const stale = (current: Settings) =>
  new Failure('conflict', 'Somebody changed the settings meanwhile. Please look at them as they are now.', { current });

export const settingRoutes = (deps: ConsoleDeps) =>
  new Hono<Env>()
    .get('/api/console/house', needs(deps, 'webinar.read'), async (c) => {
      const settings = await deps.setting.find();
      const { address: sender } = toSender(deps.config.MAIL_FROM, settings, 'service');
      const { replyTo, privacy, imprint } = settings;
      return c.json({ sender, replyTo, privacy, imprint } satisfies House, 200);
    })

    .get('/api/console/settings', needs(deps, 'setting.brand'), async (c) => c.json(await deps.setting.find(), 200))

    .put('/api/console/settings', needs(deps, 'setting.brand'), async (c) => {
      const form = await valid(c, settingsForm);
      const { email, roles } = c.var.member;
      const seen = await deps.setting.find();
      if (form.version !== seen.version) throw stale(seen);
      const fields = changedFields(seen, form);
      if (fields.length === 0) return c.json(seen, 200);
      const refused = refusedFields(roles, fields);
      if (refused.length > 0)
        throw new Failure('forbidden', 'Your role includes the brand only. Please ask an admin to change the rest.', {
          errors: refused.map((field) => ({ pointer: `#/${field}`, detail: 'Only an admin changes this.' })),
        });
      await keepPictures(deps, newLogos(seen, form), 'logo', c.var.member);
      const next = { ...form, version: seen.version + 1 };
      const entry = toEntry(deps, { by: email, act: 'setting.changed', thing: 'settings' }, seen, next);
      if (!(await deps.setting.replace(seen, next, entry))) throw stale(await deps.setting.find());
      return c.json(next, 200);
    });
