/** Reports that are offered, as everybody may know them. */
import { Hono } from 'hono';
import { toPublicPaper } from '#shared/paper.ts';
import type { Env } from '../http/env.ts';
import type { ReaderDeps } from '../reader-deps.ts';

export const readPaperRoutes = (deps: ReaderDeps) =>
  new Hono<Env>().get('/api/reports', async (c) => {
    const items = (await deps.paper.list()).flatMap((one) => toPublicPaper(one) ?? []);
    return c.json({ items }, 200);
  });
