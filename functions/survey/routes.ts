/** The survey of a webinar: a page for everybody who holds a seat there, and what its form or a program sends. */
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { prefixOf, type Tongue } from '#shared/place.ts';
import { problems } from '#shared/problem.ts';
import { say } from '#shared/say.ts';
import { openUntil, type SurveyForm, surveyForm, surveyOf } from '#shared/survey.ts';
import type { Webinar } from '#shared/webinar.ts';
import { toWhen } from '#shared/when.ts';
import { speak } from '#shared/words/speak.ts';
import { type SurveySentence, speakSurvey } from '#shared/words/survey.ts';
import { standing } from '../consent/rules.ts';
import { Failure } from '../failure.ts';
import { readBody, wantsHtml } from '../http/body.ts';
import { brokenLinkPage } from '../http/broken-link.ts';
import type { Env } from '../http/env.ts';
import { tongueOf } from '../http/locale.ts';
import { answerPage } from '../http/pages.ts';
import { findRoom, lostSeat } from '../http/room.ts';
import { findSeat, giveSeat, type Seat } from '../http/seat.ts';
import { tell } from '../http/tell.ts';
import { itemToBallot } from '../live/ballot.ts';
import type { ReaderDeps } from '../reader-deps.ts';
import { readJoinToken } from '../registration/seat.ts';
import { registrationKey } from '../table/keys.ts';
import { isReachable } from '../webinar/draft.ts';
import { showOver } from './over-routes.ts';
import { noSurveyPage, surveyPage, type Typed } from './page.ts';
import { type StoredSurvey, toAnswer } from './stored.ts';

const path = '/api/live/:id/survey';
const urlOf = ({ id }: Webinar): string => `/api/live/${id}/survey`;
const FORM = { booleans: ['contact', 'research'], numbers: ['stars', 'nps'] };

const isOver = (why: SurveySentence): boolean => why === 'This survey is over. Thank you all the same.';

/** Why nobody answers now; undefined where they can. */
const whyNot = (webinar: Webinar, now: Date): SurveySentence | undefined => {
  if (surveyOf(webinar) === 'off' || webinar.rehearsal) return 'This webinar has no survey.';
  if (webinar.state !== 'ended' || webinar.endedAt === null) return 'The survey opens once the webinar is over.';
  return openUntil(webinar.endedAt) <= now.toISOString() ? 'This survey is over. Thank you all the same.' : undefined;
};

const toTyped = (answer: StoredSurvey | undefined): Typed => {
  if (!answer) return {};
  const { stars, answered, text, nps, contact, quote } = answer;
  const found = { stars: String(stars), answered, text, nps: nps === undefined ? undefined : String(nps), quote };
  return {
    ...(Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as Typed),
    ...(contact ? { contact: 'true' } : {}),
    ...(quote ? { research: 'true' } : {}),
  };
};

/** What was sent, back into its fields; a box that was not ticked stays empty. */
const typedIn = (raw: Readonly<Record<string, unknown>>): Typed =>
  Object.fromEntries(
    Object.entries(raw).flatMap(([name, value]) => (value === false || typeof value === 'object' ? [] : [[name, String(value)]])),
  );

type Again = { readonly problems: readonly string[]; readonly raw?: Readonly<Record<string, unknown>>; readonly status: number };

export const surveyRoutes = (deps: ReaderDeps) => {
  /** The latest state: whoever comes right after the end finds it over. */
  const find = (c: Context<Env>): Promise<Webinar> => findRoom({ webinar: { recent: deps.webinar.find } }, c.req.param('id') ?? '');

  const hasAsked = async (seat: Seat): Promise<boolean> => {
    const own = [registrationKey(seat.contact, seat.webinar)];
    const guest = seat.kind === 'verified' && seat.guest ? [registrationKey(seat.guest, seat.webinar)] : [];
    return (await deps.table.batchGet([...own, ...guest])).some((item) => itemToBallot(item).asked.size > 0);
  };

  const researchOf = async (seat: Seat): Promise<'confirmed' | 'asked' | undefined> => {
    const known = seat.kind === 'verified' ? await deps.contact.find(seat.contact) : undefined;
    const state = known && standing(known, 'research', deps.now())?.state;
    return state === 'withdrawn' ? undefined : state;
  };

  const backUrl = (webinar: Webinar, tongue: Tongue): string => `${prefixOf(tongue)}/webinars/${webinar.slug}/room/`;

  const closed = async (c: Context<Env>, webinar: Webinar, why: string, status: ContentfulStatusCode) => {
    const tongue = await tongueOf(c, deps);
    const back = prefixOf(tongue);
    const page = noSurveyPage(webinar.title, why, `${back}/webinars/${webinar.slug}/`, speakSurvey(tongue.locale));
    return answerPage(c, deps, { ...page, tongue, status });
  };

  const show = async (c: Context<Env>, webinar: Webinar, seat: Seat, again?: Again) => {
    const tongue = await tongueOf(c, deps);
    const { locale } = tongue;
    const speech = speakSurvey(locale);
    const [answer, asked, research] = await Promise.all([deps.survey.of(seat), hasAsked(seat), researchOf(seat)]);
    const last = openUntil(webinar.endedAt ?? '');
    const page = surveyPage(
      {
        ...{ title: webinar.title, backUrl: backUrl(webinar, tongue), action: urlOf(webinar), research },
        ...{ hasNps: surveyOf(webinar) === 'nps', hasAsked: asked, isKnown: seat.kind === 'verified' },
        typed: again?.raw ? typedIn(again.raw) : toTyped(answer),
        isAnswered: answer !== undefined,
        until: toWhen(last, last, webinar.timeZone, speak(locale, 'times')).date,
        isKept: answer !== undefined && c.req.query('said') === 'kept' && !again,
        problems: [...new Set(again?.problems ?? [])],
      },
      speech,
    );
    return answerPage(c, deps, { ...page, tongue, status: (again?.status ?? 200) as ContentfulStatusCode });
  };

  /** Only who came by a link of theirs is written to, or quoted; and only who asked is asked about it. Throws `invalid`. */
  const permitted = async (webinar: Webinar, seat: Seat, form: SurveyForm): Promise<SurveyForm> => {
    const { contact, quote, answered, nps, ...rest } = form;
    const isKnown = seat.kind === 'verified';
    const wantsQuote = isKnown && quote !== undefined && quote !== 'no' && Boolean(rest.text);
    if (wantsQuote && !form.research && (await researchOf(seat)) !== 'confirmed') {
      const detail = say('Please tick the box: without it we may not publish your sentence.');
      throw new Failure('invalid', say('Some fields need your attention.'), { errors: [{ pointer: '#/research', detail }] });
    }
    return {
      ...rest,
      ...(isKnown && contact ? { contact } : {}),
      ...(wantsQuote ? { quote } : {}),
      ...(answered && (await hasAsked(seat)) ? { answered } : {}),
      ...(nps !== undefined && surveyOf(webinar) === 'nps' ? { nps } : {}),
    };
  };

  const take = async (c: Context<Env>, webinar: Webinar, seat: Seat, form: SurveyForm): Promise<StoredSurvey> => {
    const { locale } = await tongueOf(c, deps);
    const { t } = speakSurvey(locale);
    const done = await deps.survey.answer(seat, await permitted(webinar, seat, form), locale);
    if ('answer' in done) return done.answer;
    if (done.kind === 'no-seat') throw lostSeat();
    if (done.kind === 'full') throw new Failure('refused', t('You changed it many times, so it stays as it is.'));
    throw new Failure('busy', say('Much happens at once here. Please try again.'));
  };

  /** The sentences of this page's own fields are in its own words. */
  const wordsFor = ({ errors, detail }: Failure, locale: Tongue['locale']): readonly string[] => {
    const { t } = speakSurvey(locale);
    const own: Readonly<Record<string, SurveySentence>> = {
      '#/stars': 'Please choose from one to five stars.',
      '#/nps': 'Please choose a number from 0 to 10.',
    };
    const all = errors?.length ? errors : [{ pointer: '#', detail }];
    return all.map((one) => {
      const sentence = own[one.pointer];
      return sentence ? t(sentence) : tell(locale, one.detail);
    });
  };

  return (
    new Hono<Env>()
      .get(path, async (c) => {
        const webinar = await find(c);
        const { locale } = await tongueOf(c, deps);
        const { t } = speakSurvey(locale);
        const why = whyNot(webinar, deps.now());
        if (why) return (isOver(why) ? await showOver(c, deps, webinar) : undefined) ?? closed(c, webinar, t(why), 200);
        const seat = findSeat(c, deps, webinar.id);
        if (!seat) return closed(c, webinar, tell(locale, say('Please register first, or open the link from your mail.')), 401);
        return show(c, webinar, seat);
      })

      .post(path, async (c) => {
        const webinar = await find(c);
        const tongue = await tongueOf(c, deps);
        const seat = findSeat(c, deps, webinar.id);
        const { kind, raw, parsed } = await readBody(c, surveyForm, FORM);
        const isPage = kind === 'form' && wantsHtml(c);
        try {
          if (!seat) throw new Failure('no-seat', say('Please register first, or open the link from your mail.'));
          const why = whyNot(webinar, deps.now());
          if (why) throw new Failure('refused', speakSurvey(tongue.locale).t(why));
          if (!parsed.ok) throw parsed.failure;
          const answer = await take(c, webinar, seat, parsed.value);
          return isPage ? c.redirect(`${urlOf(webinar)}?said=kept`, 303) : c.json(toAnswer(answer), 200);
        } catch (error) {
          if (!isPage || !(error instanceof Failure)) throw error;
          const { status } = problems[error.code];
          const words = wordsFor(error, tongue.locale);
          if (!seat || whyNot(webinar, deps.now())) return closed(c, webinar, words[0] ?? '', status);
          return show(c, webinar, seat, { problems: words, raw, status });
        }
      })

      /** The link of the mail after the webinar: a seat in this browser, and the page. */
      .get(`${path}/:token`, async (c) => {
        const claim = readJoinToken(deps.signer, c.req.param('token'), deps.now());
        const isMeant = claim !== undefined && claim.webinar === c.req.param('id');
        const webinar = isMeant ? await deps.webinar.recent(claim.webinar) : undefined;
        const registration = isMeant ? await deps.registration.find(claim.contact, claim.webinar) : undefined;
        if (!isMeant || !webinar || !isReachable(webinar) || registration?.epoch !== claim.epoch) return brokenLinkPage(c, deps);
        // What only looks (mail scanners) is told that the link is good, and gets no seat.
        if (c.req.method === 'HEAD') return c.body(null, 200);
        const held = findSeat(c, deps, webinar.id);
        const guest = held?.kind === 'guest' && held.owner === claim.contact ? { guest: held.contact } : { guest: undefined };
        const kept = held?.kind === 'verified' && held.contact === claim.contact ? { guest: held.guest } : guest;
        giveSeat(c, deps, { kind: 'verified', webinar: webinar.id, contact: claim.contact, epoch: claim.epoch, ...kept });
        return c.redirect(urlOf(webinar), 303);
      })
  );
};
