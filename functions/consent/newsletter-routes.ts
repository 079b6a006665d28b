/** Signing up for the newsletter: the answer is the same for every address, and nothing counts before it is confirmed by mail. */
import { type Context, Hono } from 'hono';
import { toLocale } from '#shared/locale.ts';
import { newsletterForm } from '#shared/newsletter.ts';
import { prefixOf } from '#shared/place.ts';
import { problems } from '#shared/problem.ts';
import { say } from '#shared/say.ts';
import { speakPersonal } from '#shared/words/personal.ts';
import { addressToContact } from '../contact/identity.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { readBody, wantsHtml } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { houseTongue, tongueOf } from '../http/locale.ts';
import { createNetworkLimit, toNetwork } from '../http/network.ts';
import { answerPage } from '../http/pages.ts';
import { tell } from '../http/tell.ts';
import { isSolved, toChallenge } from '../registration/proof.ts';
import { newsletterPage } from './newsletter-page.ts';

const shape = { booleans: ['consent.marketing'] };
/** What a puzzle is for, where a form's is for a webinar. */
const PLACE = 'newsletter';

export const newsletterRoutes = (deps: Deps) => {
  const isCrowded = createNetworkLimit(deps.config.NETWORK_LIMIT, deps.realNow);
  const refusal = (contact: string, proof: string | undefined, viewer: string | undefined): Failure | undefined => {
    if (!isCrowded(toNetwork(viewer)) || isSolved(deps.signer, proof, PLACE, contact, deps.realNow())) return undefined;
    return new Failure('proof-needed', say('Many people register from your network right now. Please try again in a minute.'), {
      challenge: toChallenge(deps.signer, PLACE, contact, deps.realNow()),
      retryAfterSeconds: 60,
    });
  };
  const formAgain = async (c: Context<Env>, raw: Readonly<Record<string, unknown>>, failure: Failure) => {
    const tongue = await tongueOf(c, deps);
    const details = failure.errors?.length ? failure.errors.map(({ detail }) => detail) : [failure.detail];
    const typed = (name: string): string => (typeof raw[name] === 'string' ? raw[name].slice(0, 320) : '');
    const again = {
      problems: [...new Set(details)].map((detail) => tell(tongue.locale, detail)),
      email: typed('email'),
      page: typed('page'),
    };
    const { status } = problems[failure.code] as { status: 403 | 422 };
    return answerPage(c, deps, { ...newsletterPage(again, speakPersonal(tongue.locale)), status, tongue });
  };

  return new Hono<Env>().post('/api/newsletter', async (c) => {
    const { kind, raw, parsed } = await readBody(c, newsletterForm, shape);
    const isPage = kind === 'form' && wantsHtml(c);
    const ofForm = typeof raw.locale === 'string' ? toLocale(raw.locale) : undefined;
    if (ofForm) c.set('locale', ofForm);
    const { home } = await houseTongue(deps);
    const locale = ofForm ?? c.var.locale ?? home;
    const form = parsed.ok ? parsed.value : undefined;
    const contact = form && addressToContact(deps.config.CONTACT_KEY, form.email);
    const refused = parsed.ok ? contact && refusal(contact, form?.proof, c.req.header('x-viewer-address')) : parsed.failure;
    if (refused && isPage) return formAgain(c, raw, refused);
    if (refused) throw refused;
    // What fills the honeypot is answered like everybody, and nothing is written.
    if (form && contact && !form.website)
      await deps.consent.request(contact, {
        ...{ at: deps.now().toISOString(), address: form.email, locale, page: form.page ?? '/' },
        ...(form.timeZone ? { timeZone: form.timeZone } : {}),
      });
    if (isPage) return c.redirect(`${prefixOf({ locale, home })}/newsletter/#sent`, 303);
    return c.json({ status: 'check-your-inbox' } as const, 202);
  });
};
