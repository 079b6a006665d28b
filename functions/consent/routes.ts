/** Confirming and unsubscribing by a mailed link: GET shows one button, POST acts, and twice is once. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { type Purpose, purposes } from '#shared/consent.ts';
import { prefixOf } from '#shared/place.ts';
import { say } from '#shared/say.ts';
import { maskAddress } from '#shared/suppression.ts';
import { speakPersonal } from '#shared/words/personal.ts';
import type { Contact } from '../contact/store.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { goneLinkPage } from '../http/gone-link.ts';
import { readerTongue, tongueOf } from '../http/locale.ts';
import { answerPage } from '../http/pages.ts';
import { confirmable, confirmPage, overPage } from './confirm-page.ts';
import { type Confirmable, readConfirmToken, readUnsubscribeToken, toPreferencesToken } from './links.ts';
import { confirm, withdraw } from './rules.ts';
import { isStopped, unsubscribePage } from './unsubscribe-page.ts';

const confirmForm = z.strictObject({ purpose: z.enum(purposes).optional() });
const nothing = z.strictObject({});

/** What a mail program sends when its own button is pressed (RFC 8058, 3.1): as a form of either kind, or with nothing at all. */
const isOneClick = async (c: Context<Env>): Promise<boolean> => {
  if (!/^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(c.req.header('content-type') ?? ''))
    return (await c.req.arrayBuffer()).byteLength === 0;
  const fields = Object.entries(await c.req.parseBody({ all: true }).catch(() => ({ unreadable: '' })));
  return fields.every(([name, value]) => name === 'List-Unsubscribe' && value === 'One-Click');
};

export const consentRoutes = (deps: Deps) => {
  const { signer } = deps;
  const preferencesOf = (id: string): string => `/preferences/${toPreferencesToken(signer, id, deps.now())}`;

  const showConfirm = async (c: Context<Env>, contact: Contact, wanted: readonly Purpose[]) => {
    const tongue = await readerTongue(c, deps, contact);
    const links = { preferences: preferencesOf(contact.id), home: `${prefixOf(tongue)}/` };
    const page = confirmPage({ ...confirmable(contact, wanted, deps.now()), ...links }, speakPersonal(tongue.locale));
    return answerPage(c, deps, { ...page, tongue });
  };

  /** What a token asks to confirm, and of whom; else the page that says why it does not. */
  const findRequest = async (c: Context<Env>): Promise<{ request: Confirmable; contact: Contact } | Response> => {
    const token = c.req.param('token') ?? '';
    const request = readConfirmToken(signer, token, deps.now());
    // Ours, and too old: that is no mistake of whoever follows it.
    if (!request && readConfirmToken(signer, token, new Date(0))) {
      const tongue = await tongueOf(c, deps);
      return answerPage(c, deps, { ...overPage(`${prefixOf(tongue)}/`, speakPersonal(tongue.locale)), status: 410, tongue });
    }
    if (!request) return goneLinkPage(c, deps, 403);
    const contact = await deps.contact.living(request.contact);
    return contact ? { request, contact } : goneLinkPage(c, deps, 410);
  };

  const showUnsubscribe = async (c: Context<Env>, contact: Contact, purpose: 'service' | 'marketing') => {
    const tongue = await readerTongue(c, deps, contact);
    const leaving = { purpose, isDone: isStopped(contact, purpose), address: maskAddress(contact.address) };
    const links = { preferences: preferencesOf(contact.id), manage: `${prefixOf(tongue)}/manage/` };
    return answerPage(c, deps, { ...unsubscribePage({ ...leaving, ...links }, speakPersonal(tongue.locale)), tongue });
  };

  const findLeaving = async (token: string) => {
    const claim = readUnsubscribeToken(signer, token, deps.now());
    return claim && { ...claim, contact: await deps.contact.living(claim.contact), id: claim.contact };
  };

  return (
    new Hono<Env>()
      .get('/confirm/:token', async (c) => {
        const found = await findRequest(c);
        return found instanceof Response ? found : showConfirm(c, found.contact, found.request.purposes);
      })
      .post('/confirm/:token', async (c) => {
        const found = await findRequest(c);
        if (found instanceof Response) return found;
        const { purpose } = await valid(c, confirmForm);
        const wanted = found.request.purposes.filter((one) => purpose === undefined || one === purpose);
        const { locale } = await readerTongue(c, deps, found.contact);
        const act = { method: 'mailed-button', locale, page: '/confirm/' } as const;
        const contact = await deps.contact.decide(found.contact.id, (now) => confirm(now, wanted, deps.now(), act));
        return contact ? c.redirect(c.req.path, 303) : goneLinkPage(c, deps, 410);
      })
      .get('/unsubscribe/:token', async (c) => {
        const found = await findLeaving(c.req.param('token'));
        if (!found?.contact) return goneLinkPage(c, deps, found ? 410 : 403);
        return showUnsubscribe(c, found.contact, found.purpose);
      })
      .post('/unsubscribe/:token', async (c) => {
        const found = await findLeaving(c.req.param('token'));
        if (!found?.contact) return goneLinkPage(c, deps, found ? 410 : 403);
        await valid(c, nothing);
        const { locale } = await readerTongue(c, deps, found.contact);
        const act = { method: 'unsubscribe-page', locale, page: '/unsubscribe/' } as const;
        await deps.contact.decide(found.id, (now) => withdraw(now, [found.purpose], deps.now(), act));
        return c.redirect(c.req.path, 303);
      })
      // Whoever follows the header's address by hand sees the page.
      .get('/api/unsubscribe/:token', (c) => c.redirect(`/unsubscribe/${c.req.param('token')}`, 303))
      .post('/api/unsubscribe/:token', async (c) => {
        const claim = readUnsubscribeToken(signer, c.req.param('token'), deps.now());
        if (!claim) throw new Failure('bad-token', say('This link is incomplete, too old, or not ours.'));
        if (!(await isOneClick(c)))
          throw new Failure('unparsable', say('That is no unsubscribing by one click: its body is List-Unsubscribe=One-Click.'));
        const { locale } = await tongueOf(c, deps);
        const act = { method: 'one-click', locale, page: '/api/unsubscribe/' } as const;
        await deps.contact.decide(claim.contact, (now) => withdraw(now, [claim.purpose], deps.now(), act));
        // Nothing is mailed to who is gone, so that holds for them as well.
        return c.json({ status: 'unsubscribed' } as const, 200);
      })
  );
};
