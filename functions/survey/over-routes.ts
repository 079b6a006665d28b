/** What somebody answered to a survey that is over, and taking back words of it, which is possible at any time. */
import { type Context, Hono } from 'hono';
import { prefixOf } from '#shared/place.ts';
import type { Webinar } from '#shared/webinar.ts';
import { toWhen } from '#shared/when.ts';
import { speak } from '#shared/words/speak.ts';
import { speakSurvey } from '#shared/words/survey.ts';
import { Failure } from '../failure.ts';
import { wantsHtml } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { tongueOf } from '../http/locale.ts';
import { answerPage } from '../http/pages.ts';
import { findRoom, lostSeat } from '../http/room.ts';
import { findSeat, type VerifiedSeat } from '../http/seat.ts';
import { holdsSeat } from '../live/ballot.ts';
import type { ReaderDeps } from '../reader-deps.ts';
import { overPage } from './over-page.ts';
import { toAnswer } from './stored.ts';

const urlOf = (id: string): string => `/api/live/${id}/survey`;

/** Undefined where this browser answered nothing. */
export const showOver = async (c: Context<Env>, deps: ReaderDeps, webinar: Webinar): Promise<Response | undefined> => {
  const seat = findSeat(c, deps, webinar.id);
  const answer = seat && (await deps.survey.of(seat));
  if (!answer) return undefined;
  const tongue = await tongueOf(c, deps);
  const { date } = toWhen(answer.changedAt, answer.changedAt, webinar.timeZone, speak(tongue.locale, 'times'));
  const backUrl = `${prefixOf(tongue)}/webinars/${webinar.slug}/`;
  const about = { title: webinar.title, answer, date, backUrl, action: `${urlOf(webinar.id)}/take-back` };
  const page = overPage({ ...about, isBack: c.req.query('said') === 'back' && !answer.quote }, speakSurvey(tongue.locale));
  return answerPage(c, deps, { ...page, tongue, status: 200 });
};

const takeBack = async (deps: ReaderDeps, seat: VerifiedSeat) => {
  if (!holdsSeat(await deps.registration.find(seat.contact, seat.webinar, { strong: true }), seat)) throw lostSeat();
  return deps.survey.takeBack(seat);
};

export const takeBackRoutes = (deps: ReaderDeps) =>
  new Hono<Env>().post('/api/live/:id/survey/take-back', async (c) => {
    const webinar = await findRoom({ webinar: { recent: deps.webinar.find } }, c.req.param('id'));
    const seat = findSeat(c, deps, webinar.id);
    if (!seat) throw lostSeat();
    const answer = seat.kind === 'verified' ? await takeBack(deps, seat) : undefined;
    const { t } = speakSurvey((await tongueOf(c, deps)).locale);
    if (!answer)
      throw new Failure(
        'refused',
        t('To be answered, or to have your words published, please open the link from your mail and answer there.'),
      );
    return wantsHtml(c) ? c.redirect(`${urlOf(webinar.id)}?said=back`, 303) : c.json(toAnswer(answer), 200);
  });
