/** Asking for the personal link again: the answer is the same for everybody. */
import { Hono } from 'hono';
import { toLocale } from '#shared/locale.ts';
import { prefixOf } from '#shared/place.ts';
import { resendForm } from '#shared/registration.ts';
import { addressToContact } from '../contact/identity.ts';
import type { Deps } from '../deps.ts';
import { valid, wantsHtml } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { houseTongue } from '../http/locale.ts';
import { isPublic, isReachable, takesRegistrations } from '../webinar/draft.ts';

export const resendRoutes = (deps: Deps) =>
  new Hono<Env>().post('/api/resend', async (c) => {
    const { email, slug, locale } = await valid(c, resendForm);
    const id = await deps.webinar.idOfSlug(slug);
    const webinar = id ? await deps.webinar.recent(id) : undefined;
    if (webinar && isReachable(webinar) && takesRegistrations(webinar))
      await deps.registration.askResend(addressToContact(deps.config.CONTACT_KEY, email), webinar.id, deps.now());
    if (wantsHtml(c)) {
      const { home } = await houseTongue(deps);
      const at = prefixOf({ locale: toLocale(locale) ?? c.var.locale ?? home, home });
      return c.redirect(webinar && isPublic(webinar) ? `${at}/webinars/${webinar.slug}/registered/#again` : `${at}/`, 303);
    }
    return c.json({ status: 'check-your-inbox' } as const, 202);
  });
