/** The personal link. */
import { Hono } from 'hono';
import { toLocale } from '#shared/locale.ts';
import { prefixOf } from '#shared/place.ts';
import { toStandingToken } from '../admission/link.ts';
import type { Deps } from '../deps.ts';
import { brokenLinkPage } from '../http/broken-link.ts';
import type { Env } from '../http/env.ts';
import { houseTongue } from '../http/locale.ts';
import { findSeat, giveSeat } from '../http/seat.ts';
import { isReachable } from '../webinar/draft.ts';
import { readJoinToken } from './seat.ts';

export const linkRoutes = (deps: Deps) =>
  new Hono<Env>().get('/join/:token', async (c) => {
    const claim = readJoinToken(deps.signer, c.req.param('token'), deps.now());
    const webinar = claim ? await deps.webinar.recent(claim.webinar) : undefined;
    const registration = claim ? await deps.registration.find(claim.contact, claim.webinar) : undefined;
    // Who gave the seat back, or has none yet, sees where they stand.
    if (claim && webinar && isReachable(webinar) && registration?.row && registration.row.state !== 'registered')
      return c.redirect(`/waitlist/${toStandingToken(deps.signer, { ...claim, endsAt: webinar.endsAt })}`, 303);
    if (!claim || !webinar || !isReachable(webinar) || registration?.epoch !== claim.epoch) return brokenLinkPage(c, deps);
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
