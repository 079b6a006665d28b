/** Reports, as readers get them. */
import { Hono } from 'hono';
import { paperSlug, toPublicPaper } from '#shared/paper.ts';
import { say } from '#shared/say.ts';
import { Failure } from '../failure.ts';
import type { Env } from '../http/env.ts';
import type { ReaderDeps } from '../reader-deps.ts';

/** Long enough for a click, too short to be passed on. */
const LINK_SECONDS = 300;

export const readPaperRoutes = (deps: ReaderDeps) =>
  new Hono<Env>()
    .get('/api/reports', async (c) => {
      const items = (await deps.paper.list()).flatMap((one) => toPublicPaper(one) ?? []);
      return c.json({ items }, 200);
    })

    .get('/api/reports/:slug/file', async (c) => {
      const slug = paperSlug.safeParse(c.req.param('slug'));
      const paper = slug.success ? await deps.paper.find(slug.data) : undefined;
      if (paper?.state === 'withdrawn') throw new Failure('gone', say('This has ended'));
      if (paper?.state !== 'published' || !paper.file) throw new Failure('not-found', say('We could not find that'));
      return c.redirect(await deps.files.link(paper.file.id, LINK_SECONDS), 303);
    });
