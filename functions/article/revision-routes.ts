/** Looking back at an article: what each save held, and what was written while somebody else saved. */
import { Hono } from 'hono';
import { type ArticleContent, type ArticleRevision, isArticleId, isRevisionId } from '#shared/article-draft.ts';
import { type Page, wholeQuery } from '#shared/page.ts';
import type { EditorDeps } from '../editor-deps.ts';
import { Failure } from '../failure.ts';
import { validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';

export const revisionRoutes = (deps: EditorDeps) => {
  const reads = needs(deps, 'article.read');
  return new Hono<Env>()
    .get('/api/console/articles/:id/revisions', reads, async (c) => {
      validQuery(c, wholeQuery);
      const id = c.req.param('id');
      const items = isArticleId(id) ? await deps.article.revisions(id) : [];
      // One that is there was saved once at least.
      if (items.length === 0) throw new Failure('not-found', 'This article is not here any more.');
      return c.json({ items } satisfies Page<ArticleRevision>, 200);
    })

    .get('/api/console/articles/:id/revisions/:revision', reads, async (c) => {
      const { id, revision } = c.req.param();
      const content = isArticleId(id) && isRevisionId(revision) ? await deps.article.revision(id, revision) : undefined;
      if (!content) throw new Failure('not-found', 'This version is not kept any more.');
      return c.json(content satisfies ArticleContent, 200);
    });
};
