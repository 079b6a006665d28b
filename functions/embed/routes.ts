/** Forms and dates in a frame on other people's sites. No cookie is read or set here: a browser that keeps none loses nothing. */
import { type Context, Hono } from 'hono';
import { type EmbedKind, toCount, toSource } from '#shared/embed.ts';
import { CONTACT_ID_BYTES } from '#shared/ids.ts';
import type { Tongue } from '#shared/place.ts';
import { problems } from '#shared/problem.ts';
import { registrationForm } from '#shared/registration.ts';
import { say } from '#shared/say.ts';
import type { View } from '#shared/template.ts';
import { toWebinarView } from '#shared/view.ts';
import type { Webinar } from '#shared/webinar.ts';
import { speakEmbed } from '#shared/words/embed.ts';
import { becomes } from '../admission/rules.ts';
import { addressToContact, keyToGuest, toGuest } from '../contact/identity.ts';
import { Failure } from '../failure.ts';
import { readBody, wantsHtml } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { houseTongue, recentSettings } from '../http/locale.ts';
import { createNetworkLimit, toNetwork } from '../http/network.ts';
import { answerPage, link, shell } from '../http/pages.ts';
import { tellAll, toFailure } from '../http/problem.ts';
import { tell } from '../http/tell.ts';
import type { ReaderDeps } from '../reader-deps.ts';
import { type FilledForm, readForm } from '../registration/answers.ts';
import { toRegistration } from '../registration/register.ts';
import { findWebinar, refusal, shape, someFields } from '../registration/taking.ts';
import { typed } from '../registration/typed.ts';
import { alsoFor } from '../series/rules.ts';
import { toPublic } from '../webinar/draft.ts';
import { dressed, type Frame, frameUrl, policyFor, readFrame, toNext } from './page.ts';

/** Nothing in it is anybody's own, so the edge may keep it; dates and the list of sites change within a minute. */
const KEPT = 'public, max-age=0, s-maxage=60';
const MOST_DATES = 200;

export const embedRoutes = (deps: ReaderDeps) => {
  const isCrowded = createNetworkLimit(deps.config.NETWORK_LIMIT, deps.realNow);
  const base = deps.config.PARLEY_URL;

  const open = async (c: Context<Env>): Promise<{ readonly frame: Frame; readonly tongue: Tongue }> => {
    const { origins } = await deps.embed.recent();
    const frame = readFrame(c.req.query(), origins);
    const { home } = await houseTongue(deps);
    c.header('content-security-policy', policyFor(origins));
    return { frame, tongue: { locale: frame.language ?? home, home } };
  };

  const show = async (
    c: Context<Env>,
    { frame, tongue }: Awaited<ReturnType<typeof open>>,
    view: View,
    status: 200 | 404 | 422 | 403 | 409,
  ) => {
    const { t } = speakEmbed(tongue.locale);
    const all = { title: t('Next webinars'), ...dressed(frame, await recentSettings(deps), tongue, base), ...view };
    const html = await shell(deps, 'embed', { tongue, path: '/' }, all);
    if (status === 200) c.header('cache-control', KEPT);
    if (html) return c.html(html, status);
    // Until the very first build is in.
    return answerPage(c, deps, {
      title: t('See all webinars'),
      main: link(`${base}/`, t('See all webinars')),
      status,
      tongue,
    });
  };

  const viewOf = async (c: Context<Env>, kind: EmbedKind, webinar: Webinar, tongue: Tongue, state = {}): Promise<View> => {
    const series = await deps.series.around(webinar.series);
    const shown = toWebinarView(toPublic(webinar), state, deps.now(), base, tongue, [], series);
    return { ...shown, action: frameUrl(kind, webinar.slug, c.req.query()), [`is.${kind}`]: true };
  };

  const take = async (webinar: Webinar, { form, answers }: FilledForm, from: string | undefined): Promise<void> => {
    // What fills the honeypot is answered as everybody is, and nothing is written.
    if (form.website) return;
    const contact = addressToContact(deps.config.CONTACT_KEY, form.email);
    // The browser keeps nothing of us, so what it sends is told apart by the form's key alone.
    const guest = keyToGuest(deps.config.CONTACT_KEY, webinar.id, contact, form.key) ?? toGuest(deps.random(CONTACT_ID_BYTES));
    const came = from ? { ...toSource(from), landing: undefined, via: undefined } : {};
    const made = toRegistration({ ...form, ...came }, contact, guest, deps.now(), false, answers, becomes(webinar));
    const also = alsoFor(await deps.series.around(webinar.series), webinar.id, form.also);
    await deps.registration.register(webinar.id, also.length > 0 ? { ...made, again: { ...made.again, also } } : made);
  };

  const showForm = (kind: EmbedKind) => async (c: Context<Env>) => {
    const opened = await open(c);
    if (opened.frame.sent) return show(c, opened, { 'is.sent': true }, 200);
    try {
      const webinar = await findWebinar(deps, c.req.param('slug') ?? '');
      return await show(c, opened, await viewOf(c, kind, webinar, opened.tongue), 200);
    } catch (error) {
      const { code } = toFailure(error);
      // The frame stands in somebody's page: it says what is, in the frame's own words.
      if (code === 'not-found' || code === 'gone') return show(c, opened, { 'is.missing': true }, 404);
      throw error;
    }
  };

  const takeForm = (kind: EmbedKind) => async (c: Context<Env>) => {
    const opened = await open(c);
    const { frame, tongue } = opened;
    const { kind: sent, raw, parsed } = await readBody(c, registrationForm, shape);
    const html = sent === 'form' && wantsHtml(c);
    c.set('locale', tongue.locale);
    const webinar = await findWebinar(deps, c.req.param('slug') ?? '');
    const filled = parsed.ok ? readForm(webinar.form, parsed.value) : undefined;
    const asked = kind !== 'question' || !parsed.ok || parsed.value.question;
    const refused = frame.isStrange
      ? new Failure('unknown-origin', say('Please send this from our own pages.'))
      : !parsed.ok
        ? parsed.failure
        : filled && 'errors' in filled
          ? someFields(filled.errors)
          : !asked
            ? someFields([{ pointer: '#/question', detail: say('Please type your question.') }])
            : refusal(deps, webinar, parsed.value, isCrowded(toNetwork(c.req.header('x-viewer-address'))));
    if (refused && !html) throw refused;
    if (refused) {
      const errors = tellAll(tongue.locale, refused.errors ?? []);
      const state = { values: typed(raw), errors, ...(refused.errors ? {} : { problem: tell(tongue.locale, refused.detail) }) };
      const { status } = problems[refused.code] as { status: 403 | 409 | 422 };
      return show(c, opened, await viewOf(c, kind, webinar, tongue, state), status);
    }
    if (filled && 'form' in filled) await take(webinar, filled, frame.from);
    if (html) return c.redirect(frameUrl(kind, webinar.slug, c.req.query(), { sent: '1' }), 303);
    return c.json({ status: 'check-your-inbox' } as const, 202);
  };

  return new Hono<Env>()
    .get('/embed/list', async (c) => {
      const opened = await open(c);
      const isNext = ({ state }: { readonly state: string }): boolean => state === 'live' || state === 'scheduled';
      const { rows } = await deps.webinar.pageOf(MOST_DATES, undefined, isNext);
      return show(c, opened, { ...toNext(rows, toCount(opened.frame.count), opened.tongue), 'is.list': true }, 200);
    })
    .get('/embed/form/:slug', showForm('form'))
    .post('/embed/form/:slug', takeForm('form'))
    .get('/embed/question/:slug', showForm('question'))
    .post('/embed/question/:slug', takeForm('question'));
};
