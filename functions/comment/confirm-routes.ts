/** Confirming a comment by a mailed link: GET shows it, POST acts, and twice is once. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { say } from '#shared/say.ts';
import { speakComments } from '#shared/words/comments.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { goneLinkPage } from '../http/gone-link.ts';
import { houseTongue, tongueOf } from '../http/locale.ts';
import { answerPage } from '../http/pages.ts';
import { giveReader } from '../http/reader.ts';
import type { ReaderDeps } from '../reader-deps.ts';
import { type Listed, listPlaces, readCommentToken, replayThread } from './link.ts';
import { confirmCommentPage, overCommentPage, threadUrl } from './page.ts';
import { places } from './place-routes.ts';
import { judge } from './rules.ts';

const form = z.strictObject({ act: z.enum(['yes', 'no']) });

export const confirmCommentRoutes = (deps: ReaderDeps) => {
  /** The comment of a link and its article; else the page that says why there is none. */
  const find = async (c: Context<Env>) => {
    const claim = readCommentToken(deps.signer, c.req.param('token') ?? '', deps.now());
    const { slug, id = '' } = c.req.param() as { readonly slug?: string; readonly id?: string };
    const thread = slug ?? replayThread(id);
    const article = claim && (await listPlaces(deps, [thread], await tongueOf(c, deps))).get(thread);
    if (!claim || !article) return goneLinkPage(c, deps, 403);
    return { ...claim, article, comment: await deps.comment.find(claim.contact, claim.tag) };
  };
  const over = async (c: Context<Env>, article: Listed) => {
    const { home } = await houseTongue(deps);
    const tongue = { locale: article.locale, home };
    return answerPage(c, deps, { ...overCommentPage(article, speakComments(tongue.locale)), status: 410, tongue });
  };

  const app = new Hono<Env>();
  for (const { base } of places)
    app
      .get(`${base}/confirm/:token`, async (c) => {
        const found = await find(c);
        if (found instanceof Response) return found;
        if (found.comment?.state !== 'unconfirmed') return over(c, found.article);
        const { home } = await houseTongue(deps);
        const tongue = { locale: found.article.locale, home };
        return answerPage(c, deps, { ...confirmCommentPage(found.comment.text, found.article, speakComments(tongue.locale)), tongue });
      })
      .post(`${base}/confirm/:token`, async (c) => {
        const found = await find(c);
        if (found instanceof Response) return found;
        const { act } = await valid(c, form);
        const { comment, article, contact } = found;
        // Pressed twice, or in two tabs: whoever confirmed it has their seat.
        const isDone = comment !== undefined && comment.state !== 'unconfirmed' && comment.state !== 'deleted';
        if (!comment || (comment.state !== 'unconfirmed' && !(isDone && act === 'yes'))) return over(c, article);
        // The address is somebody's from now on: what would have gone by itself stays.
        const known =
          act === 'yes' ? await deps.contact.decide(contact, ({ ttl: _, ...kept }) => ({ contact: kept, entries: [] })) : undefined;
        if (act === 'yes' && !known) return over(c, article);
        const judged =
          act === 'no'
            ? ({ text: '', by: '', state: 'deleted' } as const)
            : judge(`${comment.by}\n${comment.text}`, await deps.comment.rules());
        const moved = isDone ? comment : await deps.comment.change(comment, judged);
        if (!moved) throw new Failure('busy', say('Much happens at once here. Please try again.'));
        if (!known) return c.redirect(threadUrl(article.slug), 303);
        giveReader(c, deps, contact);
        return c.redirect(`${threadUrl(article.slug)}?said=${moved.state === 'public' ? 'published' : 'held'}`, 303);
      });
  return app;
};
