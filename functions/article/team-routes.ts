/** Articles as the team writes them: saved, looked back at, published, scheduled, withdrawn, removed. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { Article } from '#shared/article.ts';
import {
  type ArticleContent,
  type ArticleLine,
  type ArticleView,
  articleAct,
  articleChange,
  articleForm,
  articleRemoval,
  articleSchedule,
  isArticleId,
} from '#shared/article-draft.ts';
import type { Act } from '#shared/audit.ts';
import { base32 } from '#shared/ids.ts';
import { type Page, pageQuery } from '#shared/page.ts';
import { prefixOf } from '#shared/place.ts';
import type { FieldError } from '#shared/problem.ts';
import { toEntry } from '../audit/entry.ts';
import type { EditorDeps } from '../editor-deps.ts';
import { Failure } from '../failure.ts';
import { valid, validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { keepPlaced } from '../http/pictures.ts';
import { needs } from '../http/session.ts';
import { fromCursor, toCursor } from '../table/cursor.ts';
import { articlesList } from '../table/keys.ts';
import { freeSlug, isTaken } from './naming.ts';
import { beginArticle, publishArticle, type StoredArticle, saveArticle, scheduleArticle, toLine, told, withdrawArticle } from './stored.ts';

const ID_BYTES = 10;
const listQuery = z.strictObject(pageQuery);

const gone = () => new Failure('not-found', 'This article is not here any more.');
const wrong = (errors: readonly FieldError[]) => new Failure('invalid', 'Some fields need your attention.', { errors });
const taken = () => wrong([{ pointer: '#/slug', detail: 'Another article has this address. Please choose another one.' }]);

export const articleRoutes = (deps: EditorDeps) => {
  const [reads, changes] = [needs(deps, 'article.read'), needs(deps, 'article.change')];
  const find = async (id: string): Promise<StoredArticle> => {
    const found = isArticleId(id) ? await deps.article.find(id) : undefined;
    if (!found) throw gone();
    return found;
  };
  const view = async (it: StoredArticle): Promise<ArticleView> => {
    const { locale: home } = await deps.setting.recent();
    const path = `${prefixOf({ locale: it.content.locale, home })}/articles/${it.slug}/`;
    return { ...it.content, ...toLine(it), version: it.version, publishedOn: it.publishedOn, path };
  };
  const stale = async (id: string) => {
    const current = await deps.article.find(id);
    if (!current) return gone();
    return new Failure('conflict', `${current.by} saved this article meanwhile. What you wrote is kept beside its versions.`, {
      current: await view(current),
    });
  };
  const byOf = (c: Context<Env>) => ({ by: c.var.member.email, at: deps.now().toISOString() });
  const zone = async (): Promise<string> => (await deps.setting.recent()).timeZone;
  /** Stores what became of one, and hands it back. */
  const keep = async (
    c: Context<Env>,
    act: Extract<Act, `article.${string}`>,
    seen: StoredArticle,
    next: StoredArticle,
    article?: Article | null,
  ) => {
    const entry = toEntry(deps, { by: c.var.member.email, act, thing: `article#${seen.id}` }, told(seen), told(next));
    const stored = await deps.article.replace(seen, next, entry, article);
    if (stored === 'slug-taken') throw taken();
    if (stored === 'stale') {
      // Before anything else: whatever becomes of this page, the words are there.
      if (next.saves !== seen.saves) await deps.article.setAside(seen.id, next.content, next.by);
      throw await stale(seen.id);
    }
    return c.json((await view(next)) satisfies ArticleView, 200);
  };
  /** The one that somebody saw. */
  const seenAs = async (c: Context<Env>, version: number): Promise<StoredArticle> => {
    const seen = await find(c.req.param('id') ?? '');
    if (version !== seen.version) throw await stale(seen.id);
    return seen;
  };

  return new Hono<Env>()
    .get('/api/console/articles', reads, async (c) => {
      const { limit, cursor } = validQuery(c, listQuery);
      const { items, next } = await deps.article.page(limit, fromCursor(cursor, [articlesList]).after);
      const more = toCursor(next);
      return c.json({ items, ...(more ? { next: more } : {}) } satisfies Page<ArticleLine>, 200);
    })

    .post('/api/console/articles', changes, async (c) => {
      const { slug: wanted, ...content } = await valid(c, articleForm);
      if (wanted && (await isTaken(deps, wanted))) throw taken();
      await keepPlaced(deps, content, undefined, c.var.member);
      const id = base32(deps.random(ID_BYTES));
      const it = beginArticle(id, wanted ?? (await freeSlug(deps, content.title, id)), content, byOf(c));
      const entry = toEntry(deps, { by: it.by, act: 'article.created', thing: `article#${id}` }, {}, told(it));
      if ((await deps.article.replace(undefined, it, entry)) !== 'stored') throw taken();
      return c.json((await view(it)) satisfies ArticleView, 201);
    })

    .get('/api/console/articles/:id', reads, async (c) => c.json((await view(await find(c.req.param('id')))) satisfies ArticleView, 200))

    .patch('/api/console/articles/:id', changes, async (c) => {
      const { version, slug: wanted, ...change } = await valid(c, articleChange);
      const seen = await find(c.req.param('id'));
      const slug = wanted ?? seen.slug;
      const next = saveArticle(seen, slug, change as Partial<ArticleContent>, byOf(c));
      // Also where an earlier try arrived and its answer did not.
      if (!next) return c.json((await view(seen)) satisfies ArticleView, 200);
      const keeping = keepPlaced(deps, next.content, seen.content, c.var.member);
      if (version !== seen.version) {
        // What is set aside is set aside, also where a picture in it is gone.
        await keeping.catch(() => undefined);
        await deps.article.setAside(seen.id, next.content, next.by);
        throw await stale(seen.id);
      }
      await keeping;
      if (slug !== seen.slug) {
        if (seen.publishedOn) throw new Failure('refused', 'It was published at this address, and people have it. The address stays.');
        if (await isTaken(deps, slug)) throw taken();
      }
      const made = seen.publishAt ? publishArticle(next, byOf(c), await zone()) : { next };
      if (!('next' in made)) throw wrong(made);
      return keep(c, 'article.changed', seen, next);
    })

    .post('/api/console/articles/:id/publish', changes, async (c) => {
      const seen = await seenAs(c, (await valid(c, articleAct)).version);
      const made = publishArticle(seen, byOf(c), await zone());
      if (!('next' in made)) throw wrong(made);
      return keep(c, 'article.published', seen, made.next, made.article);
    })

    .post('/api/console/articles/:id/schedule', changes, async (c) => {
      const { version, at } = await valid(c, articleSchedule);
      const seen = await seenAs(c, version);
      const time = at && new Date(at).toISOString();
      if (time && time <= deps.now().toISOString())
        throw wrong([{ pointer: '#/at', detail: 'This time is over. Please choose a later one, or publish it now.' }]);
      const made = time ? publishArticle(seen, byOf(c), await zone()) : { next: seen };
      if (!('next' in made)) throw wrong(made);
      return keep(c, 'article.scheduled', seen, scheduleArticle(seen, time, byOf(c)));
    })

    .post('/api/console/articles/:id/withdraw', changes, async (c) => {
      const seen = await seenAs(c, (await valid(c, articleAct)).version);
      if (seen.state !== 'published') throw new Failure('refused', 'It is not published.', { current: await view(seen) });
      return keep(c, 'article.withdrawn', seen, withdrawArticle(seen, byOf(c)), null);
    })

    .delete('/api/console/articles/:id', changes, async (c) => {
      const { version } = validQuery(c, articleRemoval);
      const seen = await seenAs(c, version);
      if (seen.state === 'published')
        throw new Failure('refused', 'It is published. Please withdraw it first.', { current: await view(seen) });
      const entry = toEntry(deps, { by: c.var.member.email, act: 'article.removed', thing: `article#${seen.id}` }, told(seen), {});
      if (!(await deps.article.remove(seen, entry))) throw await stale(seen.id);
      return c.json({ id: seen.id, deleted: true }, 200);
    });
};
