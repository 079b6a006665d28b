/** The public invitation as a file. It holds no personal link: whoever has it may pass it on. */
import { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { Env } from '../http/env.ts';
import { findOpen } from '../http/room.ts';
import { toSender } from '../mail/sender.ts';

export const calendarRoutes = (deps: Deps) =>
  new Hono<Env>().get('/api/webinars/:slug/calendar.ics', async (c) => {
    const webinar = await findOpen(c, deps, c.req.param('slug'));
    const url = `${deps.config.PARLEY_URL}/webinars/${webinar.slug}/`;
    const uid = `${webinar.id}@${new URL(deps.config.PARLEY_URL).hostname}`;
    const organiser = toSender(deps.config.MAIL_FROM, await deps.setting.recent(), 'service');
    // Loaded when somebody asks for a file, so that the pages beside it start without the library.
    const { toCalendar } = await import('./calendar.ts');
    const sequence = Math.max(0, webinar.plan - 1);
    const file = toCalendar({ webinar, uid, sequence, url, stamp: deps.now(), method: 'PUBLISH', organiser });
    return c.body(file, 200, {
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'content-disposition': `attachment; filename="${webinar.slug}.ics"`,
    });
  });
