/** Words of customers that stand on our pages, as far as they agree to it at this moment: the site's build reads them. */
import { Hono } from 'hono';
import * as z from 'zod';
import { type Page, pageQuery } from '#shared/page.ts';
import type { PublicQuote } from '#shared/quote.ts';
import { validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import type { ReaderDeps } from '../reader-deps.ts';
import { fromCursor, toCursor } from '../table/cursor.ts';
import { placedList } from '../table/keys.ts';
import { toPublic } from './rules.ts';

/** People are read a hundred at a time. */
const MOST = 100;

export const publicQuoteRoutes = (deps: ReaderDeps) =>
  new Hono<Env>().get('/api/quotes', async (c) => {
    const { limit, cursor } = validQuery(c, z.strictObject(pageQuery));
    const { items, next } = await deps.placed.page(Math.min(limit, MOST), fromCursor(cursor, [placedList]).after);
    const people = await deps.contact.many([...new Set(items.map(({ placed }) => placed.person))]);
    const shown = items.flatMap(({ words, placed }) => toPublic(words, placed, people.get(placed.person), deps.now()) ?? []);
    const more = toCursor(next);
    return c.json({ items: shown, ...(more ? { next: more } : {}) } satisfies Page<PublicQuote>, 200);
  });
