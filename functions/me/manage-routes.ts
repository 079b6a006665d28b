/** Asking for the link to one's own data: the answer is the same for everybody, known or not. */
import { Hono } from 'hono';
import * as z from 'zod';
import { address } from '#shared/address.ts';
import { toLocale } from '#shared/locale.ts';
import { speakPersonal } from '#shared/words/personal.ts';
import { addressToContact } from '../contact/identity.ts';
import { valid, wantsHtml } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { tongueOf } from '../http/locale.ts';
import { answerPage, paragraph } from '../http/pages.ts';
import type { PersonalDeps } from '../personal-deps.ts';

/** `website` is the honeypot: whoever fills it gets the same answer, and no mail. */
const manageForm = z.strictObject({ email: address, locale: z.string().max(60).optional(), website: z.string().max(200).optional() });

export const manageRoutes = (deps: PersonalDeps) =>
  new Hono<Env>().post('/api/manage', async (c) => {
    const { email, locale, website } = await valid(c, manageForm);
    // The form says which language its page had.
    const ofPage = toLocale(locale);
    if (ofPage) c.set('locale', ofPage);
    if (!website) await deps.me.askLink(addressToContact(deps.config.CONTACT_KEY, email), deps.now());
    if (!wantsHtml(c)) return c.json({ status: 'check-your-inbox' } as const, 202);
    const tongue = await tongueOf(c, deps);
    const { t } = speakPersonal(tongue.locale);
    const main = [
      t('If we know this address, the link to your data is on its way to it. It can take a minute or two, and works for an hour.'),
      t('Nothing there? Then look into the folder for spam, or at another address of yours. We send three such mails a day at most.'),
    ];
    return answerPage(c, deps, { title: t('Please look into your inbox'), main: main.map(paragraph).join(''), status: 202, tongue });
  });
