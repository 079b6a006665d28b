/** The public catalogue. */
import { Hono } from 'hono';
import * as z from 'zod';
import type { VersionedWebinar } from '#shared/feed.ts';
import { pageQuery } from '#shared/page.ts';
import { say } from '#shared/say.ts';
import { catalogueStates, type PublicWebinar } from '#shared/webinar.ts';
import type { Deps } from '../deps.ts';
import { validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { findOpen } from '../http/room.ts';
import { fromCursor, toCursor } from '../table/cursor.ts';
import { publicCatalogue } from '../table/keys.ts';
import { toPublic } from './draft.ts';

const stateOf = { live: 'live', upcoming: 'scheduled', ended: 'ended' } as const;
const stateList = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(catalogueStates, { error: say('A state is live, upcoming or ended.') })).max(3));
const catalogueQuery = z.strictObject({ ...pageQuery, state: stateList.optional() });

export const catalogueRoutes = (deps: Deps) => {
  return new Hono<Env>()
    .get('/api/webinars', async (c) => {
      const { state, limit, cursor } = validQuery(c, catalogueQuery);
      const wanted = new Set<string>((state ?? catalogueStates).map((word) => stateOf[word]));
      const { rows: items, next } = await deps.webinar.pageOf(limit, fromCursor(cursor, [publicCatalogue]).after, (row) =>
        wanted.has(row.state),
      );
      const more = toCursor(next);
      return c.json({ items, ...(more ? { next: more } : {}) } satisfies { items: PublicWebinar[]; next?: string }, 200);
    })

    .get('/api/webinars/:slug', async (c) => {
      const webinar = await findOpen(c, deps, c.req.param('slug'));
      return c.json({ ...toPublic(webinar), version: webinar.version } satisfies VersionedWebinar, 200);
    });
};
