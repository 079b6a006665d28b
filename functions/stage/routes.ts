/** The stage: a speaker's own screen by a personal link. GET shows and writes nothing; the one button says "answered". */
import { type Context, Hono } from 'hono';
import { say } from '#shared/say.ts';
import { nothingWords, stageAnswer } from '#shared/stage.ts';
import type { Webinar } from '#shared/webinar.ts';
import { speak } from '#shared/words/speak.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { houseTongue } from '../http/locale.ts';
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

  const turnAway = async (c: Context<Env>) => {
    const tongue = await houseTongue(deps);
    const { t } = speak(tongue.locale, 'pages');
    const reason = t('It may be incomplete, or the webinar is over for more than a day. Please ask your host for a new one.');
    const main = paragraph(reason) + link('/', t('See all webinars'));
    return answerPage(c, deps, { title: t('This link does not work'), main, status: 403, tongue });
  };

  /** Only what is on air can be answered from there; a second press finds nothing to do. */
  const answered = async ({ webinar, name }: Entered, question: string): Promise<void> => {
    if (!deps.questionIds.isOf(webinar.id, question)) throw new Failure('not-found', say('We could not find this question.'));
    for (let tries = 0; tries < TRIES; tries += 1) {
      const seen = await deps.question.find(question);
      if (seen?.resolution !== 'answering') return;
      const decided = decide(seen, { decision: 'answered' }, { by: name.slice(0, NAME_LENGTH), now: deps.now() });
      if (decided.kind !== 'changed') return;
      if ((await deps.question.decide(seen, decided)) !== 'stored') continue;
      await deps.publishFeed(webinar.id);
      return;
    }
    throw new Failure('busy', say('Several people decide about this question at once. Please try again.'), { retryAfterSeconds: 1 });
  };

  return new Hono<Env>()
    .get('/stage/:token', async (c) => {
      const entered = await enter(c.req.param('token'));
      if (!entered) return turnAway(c);
      const { webinar } = entered;
      const stored = await deps.live.feed(webinar.id);
      const feed = stored ? toFeed(stored) : { now: null, next: null };
      const since = feed.now ? ((await deps.question.find(feed.now.id))?.answeringAt ?? '') : '';
      const tongue = await houseTongue(deps);
      const words = speak(tongue.locale, 'elements');
      const html = await shell(deps, 'stage', { tongue }, toStageView(webinar, feed, since, words));
      if (html) return c.html(html, 200);
      const main = paragraph(feed.now?.text ?? words.t(nothingWords(webinar.state)));
      return answerPage(c, deps, { title: webinar.title, main, tongue });
    })

    .post('/stage/:token', async (c) => {
      const token = c.req.param('token');
      const entered = await enter(token);
      if (!entered) return turnAway(c);
      await answered(entered, (await valid(c, stageAnswer)).answered);
      return c.redirect(`/stage/${token}`, 303);
    });
};
