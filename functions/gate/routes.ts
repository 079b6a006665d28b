/** Asking for a report by its gate: the answer is the same for every address, and the next report asks nothing. As a page, and as JSON. */
import { type Context, Hono } from 'hono';
import { priceOf } from '#shared/paper.ts';
import { type Asks, gateQuery, type PaperRequestForm, paperRequestForm } from '#shared/paper-gate.ts';
import type { FieldError } from '#shared/problem.ts';
import { say } from '#shared/say.ts';
import { addressToContact } from '../contact/identity.ts';
import type { Contact } from '../contact/store.ts';
import { idsOf } from '../contact/stored.ts';
import { Failure } from '../failure.ts';
import { readBody, validQuery, wantsHtml } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { findKnown } from '../http/known.ts';
import { createNetworkLimit, toNetwork } from '../http/network.ts';
import type { ReaderDeps } from '../reader-deps.ts';
import { isSolved, toChallenge } from '../registration/proof.ts';
import { carriedBy, toCame } from './came.ts';
import { gateUrl } from './link.ts';
import { passedPage, sentPage } from './page.ts';
import { answerForm, answerGate } from './page-routes.ts';
import { findOffered, handOut, type Offered } from './reader-routes.ts';
import { asksOf, isAsked, type PaperRequest } from './request.ts';

const shape = { booleans: ['consent.marketing'] };
const MISSING = say('This is missing.');

export const gateRoutes = (deps: ReaderDeps) => {
  const isCrowded = createNetworkLimit(deps.config.NETWORK_LIMIT, deps.realNow);

  /** Who is meant: the reader of this browser, unless the form names another address. */
  const whose = async (c: Context<Env>, { email }: Pick<PaperRequestForm, 'email'>) => {
    const known = await findKnown(c, deps);
    const typed = email === undefined ? undefined : addressToContact(deps.config.CONTACT_KEY, email);
    return known && (typed === undefined || idsOf(known).includes(typed)) ? { known } : { typed };
  };
  const asksNow = async (paper: Offered, known: Contact | undefined, form: PaperRequestForm = {}): Promise<Asks> => {
    const told = { purpose: form.purpose, ticked: form.consent?.marketing };
    return asksOf(paper, known, known ? await deps.gate.readings(known) : [], told);
  };

  /** Throws what the form lacks. The owner's words are agreed to as they stand now. */
  const check = (paper: Offered, asks: Asks, form: PaperRequestForm, contact: string | undefined): void => {
    const price = priceOf(paper);
    const stale = price !== undefined && form.consent?.marketing === true && form.words !== price;
    const errors: readonly FieldError[] = [
      ...(asks.email && contact === undefined ? [{ pointer: '#/email', detail: MISSING }] : []),
      ...(asks.purpose ? [{ pointer: '#/purpose', detail: MISSING }] : []),
      ...(asks.consent ? [{ pointer: '#/consent/marketing', detail: MISSING }] : []),
      ...(stale ? [{ pointer: '#/words', detail: say('Please check the request and try again.') }] : []),
    ];
    if (errors.length > 0) throw new Failure('invalid', say('Some fields need your attention.'), { errors });
  };
  const slow = (c: Context<Env>, slug: string, contact: string, proof: string | undefined): void => {
    const place = `paper:${slug}`;
    if (!isCrowded(toNetwork(c.req.header('x-viewer-address')))) return;
    if (isSolved(deps.signer, proof, place, contact, deps.realNow())) return;
    throw new Failure('proof-needed', say('Many people register from your network right now. Please try again in a minute.'), {
      challenge: toChallenge(deps.signer, place, contact, deps.realNow()),
      retryAfterSeconds: 60,
    });
  };
  const toRequest = (c: Context<Env>, paper: Offered, form: PaperRequestForm, address: string): PaperRequest => {
    const { slug, locale, version } = paper;
    const price = priceOf(paper);
    const came = toCame(carriedBy(form.came, c.req.header('referer'), deps.config.PARLEY_URL));
    const ticked = form.consent?.marketing === true;
    return {
      ...{ at: deps.now().toISOString(), address, locale, page: `/reports/${slug}/` },
      ...(form.purpose ? { purpose: form.purpose } : {}),
      ...(form.timeZone ? { timeZone: form.timeZone } : {}),
      ...(Object.keys(came).length > 0 ? { came } : {}),
      ...(ticked ? { ticked } : {}),
      ...(ticked && price !== undefined ? { words: { text: price, version: `report:${slug}:${version}` } } : {}),
    };
  };

  /** The link to the file for somebody who is known here; undefined where a mail is on its way, or seems to be. */
  const take = async (c: Context<Env>, paper: Offered, form: PaperRequestForm): Promise<string | undefined> => {
    const { known, typed } = await whose(c, form);
    check(paper, await asksNow(paper, known, form), form, typed);
    // What fills the honeypot is answered like everybody, and nothing is written.
    if (form.website) return undefined;
    if (known) {
      const request = { ...toRequest(c, paper, form, known.address), isKnown: true } as const;
      await deps.gate.request(known.id, paper.slug, request);
      return handOut(deps, known, paper, { purpose: form.purpose, ...(request.words ? { paid: true } : {}) });
    }
    if (typed === undefined || form.email === undefined) return undefined;
    slow(c, paper.slug, typed, form.proof);
    await deps.gate.request(typed, paper.slug, toRequest(c, paper, form, form.email));
    return undefined;
  };

  const findGated = async (c: Context<Env>): Promise<Offered> => {
    const paper = await findOffered(deps, c.req.param('slug'));
    if (!paper.gated) throw new Failure('not-found', say('We could not find that'));
    return paper;
  };

  return new Hono<Env>()
    .get('/api/reports/:slug/requests', async (c) => {
      const { said } = validQuery(c, gateQuery);
      const paper = await findGated(c);
      const { slug, title, locale } = paper;
      const asks = await asksNow(paper, await findKnown(c, deps));
      if (!wantsHtml(c)) return c.json(asks, 200);
      if (said === 'sent') return answerGate(c, deps, locale, (speech, at) => sentPage(slug, `${at}/reports/${slug}/`, speech));
      if (!isAsked(asks)) return answerGate(c, deps, locale, (speech) => passedPage(slug, title, speech));
      return answerForm(c, deps, paper, asks);
    })
    .post('/api/reports/:slug/requests', async (c) => {
      const paper = await findGated(c);
      const { kind, raw, parsed } = await readBody(c, paperRequestForm, shape);
      const isPage = kind === 'form' && wantsHtml(c);
      try {
        if (!parsed.ok) throw parsed.failure;
        const link = await take(c, paper, parsed.value);
        if (isPage) return c.redirect(link ?? `${gateUrl(paper.slug)}?said=sent`, 303);
        return link ? c.json({ status: 'ready', file: link } as const, 200) : c.json({ status: 'check-your-inbox' } as const, 202);
      } catch (error) {
        if (!isPage || !(error instanceof Failure)) throw error;
        // The whole form again, also for who is known: an address that cannot be read may be another one.
        const typedOther = parsed.ok ? (await whose(c, parsed.value)).known === undefined : raw.email !== undefined;
        const asks = await asksNow(paper, typedOther ? undefined : await findKnown(c, deps));
        return answerForm(c, deps, paper, asks, { failure: error, raw });
      }
    });
};
