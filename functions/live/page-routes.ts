/** The room without script: GET shows, POST asks, votes, withdraws or answers the poll. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { Feed } from '#shared/feed.ts';
import { prefixOf } from '#shared/place.ts';
import { type PublicQuestion, questionForm } from '#shared/question.ts';
import { say } from '#shared/say.ts';
import type { Webinar } from '#shared/webinar.ts';
import { speak } from '#shared/words/speak.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { readBody } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { tongueOf } from '../http/locale.ts';
import { answerPage, link, paragraph } from '../http/pages.ts';
import { findRoom } from '../http/room.ts';
import { findSeat, needsSeat } from '../http/seat.ts';
import { tell } from '../http/tell.ts';
import { isOver } from '../note/draft.ts';
import { pollPageForm } from '../poll/page.ts';
import { takeAnswer } from '../poll/take.ts';
import { publicAnswers } from '../question/ask.ts';
import { listAddress } from './list-page.ts';
import { mine, withdrawOwn } from './own-routes.ts';
import { type PageState, refreshAfter, roomPage } from './page.ts';
import { toFeed } from './publish.ts';
import { ask, vote } from './routes.ts';

const ballotForm = z.strictObject({ question: z.string().max(40), vote: z.enum(['on', 'off']), from: z.string().max(40).optional() });
const withdrawForm = z.strictObject({ question: z.string().max(40), withdraw: z.literal('on') });
type PageForm = typeof ballotForm | typeof withdrawForm | typeof pollPageForm | typeof questionForm;
const formOf = (raw: Readonly<Record<string, unknown>>): PageForm => {
  if ('vote' in raw) return ballotForm;
  if ('withdraw' in raw) return withdrawForm;
  return 'poll' in raw ? pollPageForm : questionForm;
};

/** The room links here for the rest of an answer that its feed had to cut. */
const inFull = async (deps: Deps, feed: Feed): Promise<Feed> => {
  const whole = async (shown: PublicQuestion): Promise<PublicQuestion> => {
    if (!shown.answer || !('more' in shown.answer)) return shown;
    const question = await deps.question.find(shown.id);
    const text = question && publicAnswers(question, await deps.question.answers(shown.id)).at(-1)?.text;
    return text ? { ...shown, answer: { text } } : shown;
  };
  // What is published may be older than a note's time.
  return { ...feed, notes: feed.notes.filter((note) => !isOver(note, deps.now())), answered: await Promise.all(feed.answered.map(whole)) };
};

export const seatlessPage = async (c: Context<Env>, deps: Deps, { title, slug }: Webinar) => {
  const tongue = await tongueOf(c, deps);
  const { t } = speak(tongue.locale, 'pages');
  const way = link(`${prefixOf(tongue)}/webinars/${slug}/`, t('To the registration'));
  const main = paragraph(t('Register first, or open the link from your mail.')) + way;
  return answerPage(c, deps, { title, main, status: 403 });
};

export const roomPageRoutes = (deps: Deps) => {
  const show = async (c: Context<Env>, webinar: Webinar, state: PageState = {}) => {
    const seat = findSeat(c, deps, webinar.id);
    if (!seat) return seatlessPage(c, deps, webinar);
    const stored = (await deps.live.feed(webinar.id)) ?? (await deps.publishFeed(webinar.id));
    if (!stored) throw new Failure('not-found', say('We could not find this webinar.'));
    const [feed, own] = await Promise.all([inFull(deps, toFeed(stored)), mine(deps, seat)]);
    const seconds = refreshAfter(webinar, feed, own, state);
    if (seconds !== undefined) c.header('refresh', String(seconds));
    const { locale } = await tongueOf(c, deps);
    const problem = state.problem && tell(locale, state.problem);
    const main = roomPage(webinar, feed, own, { ...state, ...(problem && { problem }) }, speak(locale, 'pages'));
    return answerPage(c, deps, { title: webinar.title, main, status: state.problem ? 422 : 200 });
  };
  return new Hono<Env>()
    .get('/live/:id/page', async (c) => show(c, await findRoom(deps, c.req.param('id')), { asks: c.req.query('ask') !== undefined }))
    .post('/live/:id/page', needsSeat(deps), async (c) => {
      const webinar = await findRoom(deps, c.req.param('id'));
      const { raw, parsed } = await readBody(c, formOf, { booleans: ['anonymous'] });
      try {
        if (!parsed.ok) throw parsed.failure;
        if ('vote' in parsed.value) await vote(deps, webinar, c.var.seat, parsed.value.question, parsed.value.vote === 'on');
        else if ('withdraw' in parsed.value) await withdrawOwn(deps, webinar, c.var.seat, parsed.value.question);
        else if ('poll' in parsed.value) await takeAnswer(deps, webinar, c.var.seat, parsed.value.poll, parsed.value.answer);
        else await ask(deps, webinar, c.var.seat, parsed.value, parsed.value.key || undefined);
      } catch (error) {
        if (!(error instanceof Failure) || error.code === 'no-seat') throw error;
        const text = typeof raw.text === 'string' ? { text: raw.text } : {};
        return show(c, webinar, { problem: error.errors?.[0]?.detail ?? error.detail, ...text });
      }
      const { from, question } = 'vote' in parsed.value ? parsed.value : {};
      if (from !== undefined) return c.redirect(`${listAddress(webinar.id, from)}#question-${question}`, 303);
      return c.redirect(`/live/${webinar.id}/page`, 303);
    });
};
