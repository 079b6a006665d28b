/** Comments below articles and replays: reading, writing, mending what is one's own. As a page, and as JSON. */
import { type Context, Hono } from 'hono';
import { type CommentAct, commentAct, commentForm, type Said, threadQuery } from '#shared/comment.ts';
import { isCommentId, tagOfComment } from '#shared/comment-id.ts';
import { say } from '#shared/say.ts';
import { idsOf } from '../contact/stored.ts';
import { Failure } from '../failure.ts';
import { readBody, validQuery, wantsHtml } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { findKnown } from '../http/known.ts';
import type { ReaderDeps } from '../reader-deps.ts';
import type { Listed } from './link.ts';
import { anchor, threadUrl } from './page.ts';
import { answerThread, threadFor } from './page-routes.ts';
import { places } from './place-routes.ts';
import { judge } from './rules.ts';
import { editUntil } from './stored.ts';
import { createWriting } from './write-routes.ts';

const NOT_FOUND = say('We could not find this comment.');

export const commentRoutes = (deps: ReaderDeps) => {
  const { comment: store } = deps;
  const write = createWriting(deps);
  const reader = (c: Context<Env>) => findKnown(c, deps);
  const back = (c: Context<Env>, { slug }: Listed, said?: Said) => c.redirect(`${threadUrl(slug)}${said ? `?said=${said}` : ''}`, 303);

  const carryOut = async (c: Context<Env>, { slug }: Listed, id: string, { to, ...act }: CommentAct): Promise<Said | undefined> => {
    const known = await reader(c);
    if (!known) throw new Failure('no-seat', say('Please register first, or open the link from your mail.'));
    if (!isCommentId(id)) throw new Failure('not-found', NOT_FOUND);
    if (act.act === 'edit' || act.act === 'delete') {
      const found = await Promise.all(idsOf(known).map((one) => store.find(one, tagOfComment(id))));
      const mine = found.find((one) => one?.id === id && one.slug === slug && one.state !== 'deleted' && one.state !== 'hidden');
      if (!mine) throw new Failure('not-found', NOT_FOUND);
      const { text } = act.act === 'edit' ? act : mine;
      if (act.act === 'edit' && editUntil(mine.at) <= deps.now().toISOString())
        throw new Failure('refused', say('This takes no comments now.'));
      if (act.act === 'edit' && text === mine.text) return undefined;
      const judged = judge(text, await store.rules());
      // Else whoever was let in by the team could write anything afterwards.
      const change =
        act.act === 'edit' ? { text, editedAt: deps.now().toISOString(), ...judged } : { text: '', by: '', state: 'deleted' as const };
      const changed = await store.change(mine, change);
      if (!changed) throw new Failure('busy', say('Much happens at once here. Please try again.'));
      return changed.state === 'held' ? 'held' : undefined;
    }
    const shown = await store.inThread(slug, id, to);
    if (!shown || shown.gone) throw new Failure('not-found', NOT_FOUND);
    if (act.act === 'report') {
      await store.report(known.id, shown);
      return 'reported';
    }
    await store.like(known.id, shown, slug, act.act === 'like');
    return undefined;
  };

  const app = new Hono<Env>();
  for (const { base, find } of places)
    app
      .get(`${base}/comments`, async (c) => {
        const query = validQuery(c, threadQuery);
        const article = await find(c, deps);
        const known = await reader(c);
        if (wantsHtml(c)) return answerThread(c, deps, article, query, known);
        const { items, next } = await threadFor(deps, article, query, known);
        return c.json({ items, ...(next ? { next } : {}) }, 200);
      })
      .post(`${base}/comments`, async (c) => {
        const article = await find(c, deps);
        const { kind, raw, parsed } = await readBody(c, commentForm);
        const isPage = kind === 'form' && wantsHtml(c);
        try {
          if (!parsed.ok) throw parsed.failure;
          const done = await write(c, article, parsed.value, await reader(c));
          return isPage ? back(c, article, done.status) : c.json(done, done.status === 'published' ? 201 : 202);
        } catch (error) {
          if (!isPage || !(error instanceof Failure)) throw error;
          return answerThread(c, deps, article, threadQuery.parse({}), await reader(c), { failure: error, raw });
        }
      })
      .post(`${base}/comments/:comment`, async (c) => {
        const article = await find(c, deps);
        const id = c.req.param('comment') ?? '';
        const { kind, parsed } = await readBody(c, commentAct);
        const isPage = kind === 'form' && wantsHtml(c);
        try {
          if (!parsed.ok) throw parsed.failure;
          const said = await carryOut(c, article, id, parsed.value);
          if (!isPage) return c.json({ id, done: true }, 200);
          return said ? back(c, article, said) : c.redirect(`${threadUrl(article.slug)}#${anchor(id)}`, 303);
        } catch (error) {
          if (!isPage || !(error instanceof Failure)) throw error;
          return answerThread(c, deps, article, threadQuery.parse({}), await reader(c), { failure: error });
        }
      });
  return app;
};
