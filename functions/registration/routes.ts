/** Taking a seat: the form of a webinar's page. */
import { type Context, Hono } from 'hono';
import { CONTACT_ID_BYTES } from '#shared/ids.ts';
import { toLocale } from '#shared/locale.ts';
import { toPictureView } from '#shared/picture-view.ts';
import { prefixOf } from '#shared/place.ts';
import { problems } from '#shared/problem.ts';
import { registrationForm } from '#shared/registration.ts';
import { toWebinarView } from '#shared/view.ts';
import type { Webinar } from '#shared/webinar.ts';
import { speak } from '#shared/words/speak.ts';
import { becomes, givesSeat } from '../admission/rules.ts';
import { addressToContact, keyToGuest, toGuest } from '../contact/identity.ts';
import type { Deps } from '../deps.ts';
import type { Failure } from '../failure.ts';
import { readBody, wantsHtml } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { tongueOf } from '../http/locale.ts';
import { createNetworkLimit, toNetwork } from '../http/network.ts';
import { answerPage, paragraph, recentPictures, shell } from '../http/pages.ts';
import { tellAll } from '../http/problem.ts';
import { findSeat, giveSeat, type Seat } from '../http/seat.ts';
import { tell } from '../http/tell.ts';
import { alsoFor } from '../series/rules.ts';
import { toPublic } from '../webinar/draft.ts';
import { type FilledForm, readForm } from './answers.ts';
import { withCame } from './came.ts';
import { toRegistration } from './register.ts';
import { findWebinar, refusal, shape, someFields } from './taking.ts';
import { typed } from './typed.ts';

/** The webinar's page again, with what was typed and what to mend. */
const formAgain = async (c: Context<Env>, deps: Deps, webinar: Webinar, raw: Record<string, unknown>, failure: Failure) => {
  const { status } = problems[failure.code] as { status: 403 | 409 | 422 };
  const tongue = await tongueOf(c, deps);
  const errors = tellAll(tongue.locale, failure.errors ?? []);
  const problem = tell(tongue.locale, failure.detail);
  const form = { values: typed(raw), errors, ...(failure.errors ? {} : { problem }) };
  const [around, series] = await Promise.all([deps.related.around(webinar), deps.series.around(webinar.series)]);
  const view = toWebinarView(toPublic(webinar), form, deps.now(), deps.config.PARLEY_URL, tongue, around, series);
  const drawn = toPictureView(toPublic(webinar), await recentPictures(deps), deps.config.PARLEY_URL, tongue);
  const html = await shell(deps, 'webinar', { tongue, path: `/webinars/${webinar.slug}/` }, { ...view, ...drawn });
  return html
    ? c.html(html, status)
    : answerPage(c, deps, {
        title: speak(tongue.locale, 'pages').t('Please check what you entered'),
        main: (failure.errors ? errors.map(({ detail }) => detail) : [problem]).map(paragraph).join(''),
        status,
      });
};

/** A seat that this browser holds; one whose person was erased is none to go on with. */
const heldSeat = async (deps: Deps, held: Seat | undefined): Promise<(Seat & { silenced: boolean }) | undefined> => {
  const ballot = held && (await deps.live.ballot(held.contact, held.webinar));
  if (!held || ballot?.erased) return undefined;
  // A host asked the person in this browser to listen: another form does not make them somebody else.
  return { ...held, silenced: ballot?.silenced || (await deps.live.wasSilenced(held)) };
};

const takeSeat = async (c: Context<Env>, deps: Deps, webinar: Webinar, { form, answers }: FilledForm) => {
  const contact = addressToContact(deps.config.CONTACT_KEY, form.email);
  const held = await heldSeat(deps, findSeat(c, deps, webinar.id));
  const silenced = held?.silenced ?? false;
  const guest =
    (held?.kind === 'guest' && (silenced || held.owner === contact) ? held.contact : undefined) ??
    keyToGuest(deps.config.CONTACT_KEY, webinar.id, contact, form.key) ??
    toGuest(deps.random(CONTACT_ID_BYTES));
  const made = toRegistration(form, contact, guest, deps.now(), silenced, answers, becomes(webinar));
  const also = alsoFor(await deps.series.around(webinar.series), webinar.id, form.also);
  const registration = also.length > 0 ? { ...made, again: { ...made.again, also } } : made;
  await deps.registration.register(webinar.id, registration);
  // The way in comes by mail: to whom it may come.
  if (!givesSeat(webinar)) return;
  // Who came through a personal link keeps that seat: registering a colleague must not take it away.
  if (held?.kind === 'verified') return;
  if (held && silenced) return giveSeat(c, deps, held);
  giveSeat(c, deps, {
    kind: 'guest',
    webinar: webinar.id,
    contact: guest,
    owner: contact,
    name: registration.row.name,
    company: registration.row.company,
  });
};

/** What fills the honeypot gets an answer that looks like everybody's, and nothing is written. */
const pretendSeat = (c: Context<Env>, deps: Deps, webinar: Webinar) => {
  if (!givesSeat(webinar)) return;
  const nobody = toGuest(deps.random(CONTACT_ID_BYTES));
  giveSeat(c, deps, {
    kind: 'guest',
    webinar: webinar.id,
    contact: nobody,
    owner: toGuest(deps.random(CONTACT_ID_BYTES)),
    name: '',
    company: '',
  });
};

export const registrationRoutes = (deps: Deps) => {
  const isCrowded = createNetworkLimit(deps.config.NETWORK_LIMIT, deps.realNow);
  return new Hono<Env>().post('/api/webinars/:slug/registrations', async (c) => {
    const webinar = await findWebinar(deps, c.req.param('slug'));
    const { kind, raw, parsed } = await readBody(c, registrationForm, shape);
    const html = kind === 'form' && wantsHtml(c);
    // The form says which language its page had.
    const ofPage = typeof raw.locale === 'string' ? toLocale(raw.locale) : undefined;
    if (ofPage) c.set('locale', ofPage);
    const filled = parsed.ok ? readForm(webinar.form, parsed.value) : undefined;
    const refused = !parsed.ok
      ? parsed.failure
      : filled && 'errors' in filled
        ? someFields(filled.errors)
        : refusal(deps, webinar, parsed.value, isCrowded(toNetwork(c.req.header('x-viewer-address'))));
    if (refused && html) return formAgain(c, deps, webinar, raw, refused);
    if (refused) throw refused;
    if (parsed.ok && parsed.value.website) pretendSeat(c, deps, webinar);
    else if (filled && 'form' in filled)
      await takeSeat(c, deps, webinar, html ? withCame(filled, c.req.header('referer'), deps.config.PARLEY_URL) : filled);
    if (html) return c.redirect(`${prefixOf(await tongueOf(c, deps))}/webinars/${webinar.slug}/registered/`, 303);
    return c.json({ status: 'check-your-inbox' } as const, 202);
  });
};
