/** The calendar of campaigns: as a file for who is signed in, and by an address of one's own for calendar programs, which sign in nowhere. */
import { Hono, type MiddlewareHandler } from 'hono';
import * as z from 'zod';
import type { CalendarLink } from '#shared/campaign.ts';
import { base32 } from '#shared/ids.ts';
import { wholeQuery } from '#shared/page.ts';
import { toLines } from '../campaign/reading.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { Failure } from '../failure.ts';
import { valid, validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { asGuard } from '../http/guards.ts';
import { needs } from '../http/session.ts';
import { toFeed } from './feed.ts';
import type { Subscription } from './store.ts';

const PURPOSE = 'campaigns';
const ID_BYTES = 16;
const DAY_MS = 86_400_000;
/** Whoever leaves the team and opens the page no more reads for so long, at most. */
const STANDS_DAYS = 90;
/** An address is prolonged where it was not for so long. */
const FRESH_DAYS = 1;
/** An address in a calendar program stays the same while it stands; what is stored says until when that is. 2100-01-01, in seconds. */
const FOR_GOOD = 4_102_444_800;
const [BACK_DAYS, AHEAD_DAYS] = [30, 365];
const feedQuery = z.strictObject({ key: z.string().max(400).optional() });

export const calendarRoutes = (deps: DeskDeps) => {
  const reads = needs(deps, 'campaign.read');
  const after = (days: number): string => new Date(deps.now().getTime() + days * DAY_MS).toISOString();
  const toLink = ({ id, until }: Subscription): CalendarLink => {
    const key = deps.signer.sign(PURPOSE, [id], FOR_GOOD);
    return { url: `${deps.config.PARLEY_URL}/api/console/campaigns.ics?key=${key}`, until };
  };
  /** The key in the address, or a session: a program has the one, a browser the other. */
  const readsByKey: MiddlewareHandler<Env> = asGuard(async (c, next) => {
    const key = c.req.query('key');
    if (key === undefined) return reads(c, next);
    const [id] = deps.signer.read(PURPOSE, key, deps.now()) ?? [];
    if (id === undefined || !(await deps.calendar.stands(id, deps.now())))
      throw new Failure('unauthenticated', 'This calendar’s address has ended. Please take the new one from the page of campaigns.');
    return next();
  });

  return new Hono<Env>()
    .get('/api/console/campaigns.ics', readsByKey, async (c) => {
      validQuery(c, feedQuery);
      const some = await deps.campaign.between(after(-BACK_DAYS), after(AHEAD_DAYS));
      const lines = await toLines(deps, some);
      const entries = some.flatMap(({ sequence, createdAt }, at) => (lines[at] ? [{ line: lines[at], sequence, createdAt }] : []));
      c.header('content-type', 'text/calendar; charset=utf-8');
      c.header('content-disposition', 'attachment; filename="campaigns.ics"');
      return c.body(toFeed(entries, deps.config.PARLEY_URL), 200);
    })

    .get('/api/console/campaigns/calendar', reads, async (c) => {
      validQuery(c, wholeQuery);
      const { email } = c.var.member;
      const known = await deps.calendar.of(email);
      if (!known || known.until <= deps.now().toISOString()) return c.json({ url: null, until: null } satisfies CalendarLink, 200);
      if (known.until > after(STANDS_DAYS - FRESH_DAYS)) return c.json(toLink(known), 200);
      const longer = { ...known, until: after(STANDS_DAYS) };
      await deps.calendar.keep(email, longer);
      return c.json(toLink(longer), 200);
    })

    .post('/api/console/campaigns/calendar', reads, async (c) => {
      await valid(c, wholeQuery);
      const { email } = c.var.member;
      const next = { id: base32(deps.random(ID_BYTES)), until: after(STANDS_DAYS) };
      await deps.calendar.keep(email, next, await deps.calendar.of(email));
      return c.json(toLink(next), 201);
    })

    .delete('/api/console/campaigns/calendar', reads, async (c) => {
      await deps.calendar.end(c.var.member.email);
      return c.json({ url: null, until: null } satisfies CalendarLink, 200);
    });
};
