/** What service is to expect: the next end, the next sends, and what one person is about to get. */
import { Hono } from 'hono';
import type { Ahead, ComingTo } from '#shared/campaign.ts';
import { isContactId } from '#shared/ids.ts';
import { wholeQuery } from '#shared/page.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { Failure } from '../failure.ts';
import { validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';
import { forecastOfEnd } from './figures.ts';
import { toLines } from './reading.ts';
import { type Campaign, isAhead } from './stored.ts';

const HOUR_MS = 3_600_000;
/** What goes out within two days; what began within one may still be on its way. */
const [AHEAD_HOURS, BACK_HOURS] = [48, 24];
/** Webinars that are looked at for how many cases an end makes; rehearsals among the next ones are none. */
const LOOKED_AT = 50;
const [MOST_EARLIER, MOST_AHEAD] = [10, 3];

export const radarRoutes = (deps: DeskDeps) => {
  const reads = needs(deps, 'campaign.read');
  const after = (hours: number): string => new Date(deps.now().getTime() + hours * HOUR_MS).toISOString();
  const coming = async (): Promise<readonly Campaign[]> =>
    (await deps.campaign.between(after(-BACK_HOURS), after(AHEAD_HOURS))).filter((it) => isAhead(it) || it.state === 'running');

  const read = async (ids: readonly string[]): Promise<readonly Webinar[]> =>
    (await Promise.all(ids.map((id) => deps.webinar.recent(id)))).flatMap((webinar) => (webinar && !webinar.rehearsal ? [webinar] : []));

  const nextEnd = async (): Promise<Ahead['webinar']> => {
    const pages = await Promise.all((['public', 'team'] as const).map((which) => deps.webinar.page(which, { limit: LOOKED_AT })));
    const rows = pages.flatMap((page) => page.rows).toSorted((a, b) => (a.endsAt < b.endsAt ? -1 : 1));
    const ahead = rows.filter(({ state, endsAt }) => state === 'live' || (state === 'scheduled' && endsAt > after(0)));
    const over = rows.filter(({ state }) => state === 'ended' || state === 'archived').slice(-MOST_EARLIER);
    const [next] = await read(ahead.slice(0, MOST_AHEAD).map(({ id }) => id));
    if (!next) return null;
    const ended = await read(over.map(({ id }) => id));
    const { id, title, endsAt } = next;
    return { id, title, endsAt, forecast: forecastOfEnd(next, ended, await deps.cause.arose(ended.map((one) => one.id))) };
  };

  return new Hono<Env>()
    .get('/api/console/campaigns/ahead', reads, async (c) => {
      validQuery(c, wholeQuery);
      const [webinar, items] = await Promise.all([nextEnd(), coming().then((some) => toLines(deps, some))]);
      return c.json({ webinar, items } satisfies Ahead, 200);
    })

    .get('/api/console/campaigns/for/:contact', reads, async (c) => {
      validQuery(c, wholeQuery);
      const contact = c.req.param('contact');
      if (!isContactId(contact)) throw new Failure('not-found', 'We do not know this person.');
      const items = (await deps.campaign.comingTo(contact, await coming())).map(({ campaign: { id, name, at, channel }, held }) => ({
        ...{ id, name, at, channel, held },
      }));
      return c.json({ items } satisfies ComingTo, 200);
    });
};
