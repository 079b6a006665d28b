/** The page of an invitation: GET shows it, POST registers whom it was mailed to. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { CONTACT_ID_BYTES } from '#shared/ids.ts';
import { prefixOf } from '#shared/place.ts';
import { say } from '#shared/say.ts';
import { maskAddress } from '#shared/suppression.ts';
import type { Webinar } from '#shared/webinar.ts';
import { speakPersonal } from '#shared/words/personal.ts';
import { toStandingToken } from '../admission/link.ts';
import { becomes, refusedFor } from '../admission/rules.ts';
import { toGuest } from '../contact/identity.ts';
import { zoneOf } from '../contact/may.ts';
import type { Contact } from '../contact/store.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { goneLinkPage } from '../http/gone-link.ts';
import { readerTongue, tongueOf } from '../http/locale.ts';
import { answerPage } from '../http/pages.ts';
import { spanLines } from '../mail/when.ts';
import { isReachable, toPublic } from '../webinar/draft.ts';
import { type Invited, readInviteToken } from './link.ts';
import { type Inviting, invitePage, isTaking, oldInvitePage } from './page.ts';
import { toInvitee } from './registering.ts';

const nothing = z.strictObject({});

type Found = { readonly claim: Invited; readonly webinar: Webinar; readonly contact: Contact };

export const inviteRoutes = (deps: Deps) => {
  const find = async (c: Context<Env>): Promise<Found | Response> => {
    const token = c.req.param('token') ?? '';
    const claim = readInviteToken(deps.signer, token, deps.now());
    if (!claim && readInviteToken(deps.signer, token, new Date(0))) {
      const tongue = await tongueOf(c, deps);
      return answerPage(c, deps, { ...oldInvitePage(`${prefixOf(tongue)}/`, speakPersonal(tongue.locale)), status: 410, tongue });
    }
    if (!claim) return goneLinkPage(c, deps, 403);
    const [webinar, contact] = await Promise.all([deps.webinar.find(claim.webinar), deps.contact.living(claim.contact)]);
    if (!webinar || !isReachable(webinar)) throw new Failure('not-found', say('We could not find this webinar.'));
    return contact ? { claim, webinar, contact } : goneLinkPage(c, deps, 410);
  };

  /** Where somebody stands who is in the webinar's lists, however they came there. */
  const standing = async (c: Context<Env>, { webinar, contact }: Found): Promise<Response | undefined> => {
    const known = await deps.registration.find(contact.id, webinar.id, { strong: true });
    if (!known?.row) return undefined;
    const token = toStandingToken(deps.signer, { webinar: webinar.id, contact: contact.id, endsAt: webinar.endsAt });
    return c.redirect(`/waitlist/${token}`, 303);
  };

  const inviting = ({ webinar, contact }: Found, home: string, locale: 'en' | 'de'): Inviting => {
    const zone = zoneOf(contact);
    return {
      webinar: toPublic(webinar),
      when: spanLines(webinar, { locale, ...(zone ? { readerZone: zone } : {}) }),
      address: maskAddress(contact.address),
      isBarred: refusedFor(contact.address, webinar.admission) !== undefined,
      home,
    };
  };

  const show = async (c: Context<Env>, found: Found, status: 200 | 409) => {
    const tongue = await readerTongue(c, deps, found.contact);
    const page = inviting(found, `${prefixOf(tongue)}/`, tongue.locale);
    return answerPage(c, deps, { ...invitePage(page, speakPersonal(tongue.locale)), status, tongue });
  };

  return new Hono<Env>()
    .get('/invite/:token', async (c) => {
      const found = await find(c);
      if (found instanceof Response) return found;
      return (await standing(c, found)) ?? show(c, found, 200);
    })
    .post('/invite/:token', async (c) => {
      const found = await find(c);
      if (found instanceof Response) return found;
      await valid(c, nothing);
      const { webinar, contact, claim } = found;
      const known = await standing(c, found);
      if (known) return known;
      if (!isTaking(inviting(found, '/', 'en'))) return show(c, found, 409);
      const name = (await deps.invitation.find(claim.invitation))?.name;
      const guest = toGuest(deps.random(CONTACT_ID_BYTES));
      const registration = toInvitee(contact, { guest, now: deps.now(), state: becomes(webinar), invitation: claim.invitation, name });
      // A second press at the same moment finds the first one's.
      await deps.registration.enrol(webinar.id, registration, deps.now().toISOString());
      return (await standing(c, found)) ?? show(c, found, 409);
    });
};
