/** The stage: a speaker's own screen by a personal link. GET shows and writes nothing; the one button says "answered". */
import { type Context, Hono } from 'hono';
import { nothingWords, stageAnswer } from '#shared/stage.ts';
import { escapeHtml } from '#shared/template.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { answerPage, link, paragraph, shell } from '../http/pages.ts';
import { toFeed } from '../live/publish.ts';
import { decide } from '../question/moderate.ts';
import { isOnStage, readStageToken } from './link.ts';
import { toStageView } from './view.ts';

const TRIES = 5;
/** History and answers name whoever decided in 18 characters. */
const NAME_LENGTH = 18;

type Entered = { readonly webinar: Webinar; readonly name: string };

export const stageRoutes = (deps: Deps) => {
  const enter = async (token: string): Promise<Entered | undefined> => {
    const claim = readStageToken(deps.signer, token, deps.now());
    const webinar = claim ? await deps.webinar.recent(claim.webinar) : undefined;
    return claim && webinar && isOnStage(webinar, deps.now()) ? { webinar, name: claim.name } : undefined;
  };

  const turnAway = (c: Context<Env>) =>
    answerPage(c, deps, {
      title: 'This link does not work',
      main:
        paragraph('It may be incomplete, or the webinar is over for more than a day. Please ask your host for a new one.') +
        link('/', 'See all webinars'),
      status: 403,
    });

  /** Only what is on air can be answered from there; a second press finds nothing to do. */
  const answered = async ({ webinar, name }: Entered, question: string): Promise<void> => {
    if (!deps.questionIds.isOf(webinar.id, question)) throw new Failure('not-found', 'We could not find this question.');
    for (let tries = 0; tries < TRIES; tries += 1) {
      const seen = await deps.question.find(question);
      if (seen?.resolution !== 'answering') return;
      const decided = decide(seen, { decision: 'answered' }, { by: name.slice(0, NAME_LENGTH), now: deps.now() });
      if (decided.kind !== 'changed') return;
      if ((await deps.question.decide(seen, decided)) !== 'stored') continue;
      await deps.publishFeed(webinar.id);
      return;
    }
    throw new Failure('busy', 'Several people decide about this question at once. Please try again.', { retryAfterSeconds: 1 });
  };

  return new Hono<Env>()
    .get('/stage/:token', async (c) => {
      const entered = await enter(c.req.param('token'));
      if (!entered) return turnAway(c);
      const { webinar } = entered;
      const stored = await deps.live.feed(webinar.id);
      const feed = stored ? toFeed(stored) : { now: null, next: null };
      const since = feed.now ? ((await deps.question.find(feed.now.id))?.answeringAt ?? '') : '';
      const html = await shell(deps, '/shell/stage/', toStageView(webinar, feed, since));
      if (html) return c.html(html, 200);
      return answerPage(c, deps, { title: webinar.title, main: `<p>${escapeHtml(feed.now?.text ?? nothingWords(webinar.state))}</p>` });
    })

    .post('/stage/:token', async (c) => {
      const token = c.req.param('token');
      const entered = await enter(token);
      if (!entered) return turnAway(c);
      await answered(entered, (await valid(c, stageAnswer)).answered);
      return c.redirect(`/stage/${token}`, 303);
    });
};
