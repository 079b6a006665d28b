/** The personal link: opening it, and asking for it again. */
import { Hono } from 'hono';
import { toLocale } from '#shared/locale.ts';
import { prefixOf } from '#shared/place.ts';
import { resendForm } from '#shared/registration.ts';
import { toStandingToken } from '../admission/link.ts';
import { addressToContact } from '../contact/identity.ts';
import type { Deps } from '../deps.ts';
import { valid, wantsHtml } from '../http/body.ts';
import { brokenLinkPage } from '../http/broken-link.ts';
import type { Env } from '../http/env.ts';
import { houseTongue } from '../http/locale.ts';
import { findSeat, giveSeat } from '../http/seat.ts';
import { isPublic, takesRegistrations } from '../webinar/draft.ts';
import { readJoinToken } from './seat.ts';

export const linkRoutes = (deps: Deps) =>
  new Hono<Env>()
    .post('/api/resend', async (c) => {
      const { email, slug, locale } = await valid(c, resendForm);
      const id = await deps.webinar.idOfSlug(slug);
      const webinar = id ? await deps.webinar.recent(id) : undefined;
      if (webinar && isPublic(webinar) && takesRegistrations(webinar))
        await deps.registration.askResend(addressToContact(deps.config.CONTACT_KEY, email), webinar.id, deps.now());
      if (wantsHtml(c)) {
        const { home } = await houseTongue(deps);
        const at = prefixOf({ locale: toLocale(locale) ?? c.var.locale ?? home, home });
        return c.redirect(webinar && isPublic(webinar) ? `${at}/webinars/${webinar.slug}/registered/#again` : `${at}/`, 303);
      }
      return c.json({ status: 'check-your-inbox' } as const, 202);
    })

    .get('/join/:token', async (c) => {
      const claim = readJoinToken(deps.signer, c.req.param('token'), deps.now());
      const webinar = claim ? await deps.webinar.recent(claim.webinar) : undefined;
      const registration = claim ? await deps.registration.find(claim.contact, claim.webinar) : undefined;
      // Who gave the seat back, or has none yet, sees where they stand.
      if (claim && webinar && isPublic(webinar) && registration?.row && registration.row.state !== 'registered')
        return c.redirect(`/waitlist/${toStandingToken(deps.signer, { ...claim, endsAt: webinar.endsAt })}`, 303);
      if (!claim || !webinar || !isPublic(webinar) || registration?.epoch !== claim.epoch) return brokenLinkPage(c, deps);
      // What only looks (mail scanners) is told that the link is good, and gets no seat.
      if (c.req.method === 'HEAD') return c.body(null, 200);
      const held = findSeat(c, deps, webinar.id);
      const guest =
        held?.kind === 'guest' && held.owner === claim.contact
          ? held.contact
          : held?.kind === 'verified' && held.contact === claim.contact
            ? held.guest
            : undefined;
      giveSeat(c, deps, { kind: 'verified', webinar: webinar.id, contact: claim.contact, epoch: claim.epoch, guest });
      // The room speaks as the page did where they registered.
      const { home } = await houseTongue(deps);
      const locale = toLocale(registration.row.locale) ?? home;
      return c.redirect(`${prefixOf({ locale, home })}/webinars/${webinar.slug}/room/`, 303);
    });
