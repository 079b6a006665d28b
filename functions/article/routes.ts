/** What is published of the articles of the console: the site's build reads it. */
import { Hono } from 'hono';
import * as z from 'zod';
import type { Article } from '#shared/article.ts';
import { type Page, pageQuery } from '#shared/page.ts';
import { validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import type { ReaderDeps } from '../reader-deps.ts';
import { fromCursor, toCursor } from '../table/cursor.ts';
import { publicArticlesList } from '../table/keys.ts';

/** Whole texts: so many stay below the 6 MB that one answer may hold. */
const MOST = 50;
const query = z.strictObject({
  ...pageQuery,
  limit: pageQuery.limit.refine((n) => n <= MOST, { error: 'limit is a whole number from 1 to 50.' }),
});

export const publicArticleRoutes = (deps: ReaderDeps) =>
  new Hono<Env>().get('/api/articles', async (c) => {
    const { limit, cursor } = validQuery(c, query);
    const { items, next } = await deps.article.published(limit, fromCursor(cursor, [publicArticlesList]).after);
    const more = toCursor(next);
    return c.json({ items, ...(more ? { next: more } : {}) } satisfies Page<Article>, 200);
  });
