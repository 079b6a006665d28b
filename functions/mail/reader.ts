/** What every letter to a registrant is told: in whose name, in which language and zone, and where its reader changes that. */
import { toLocale } from '#shared/locale.ts';
import { preferencesUrl } from '../consent/links.ts';
import { zoneOf } from '../contact/may.ts';
import type { Contact } from '../contact/store.ts';
import type { Deps } from '../deps.ts';
import { logosOf } from '../http/pages.ts';
import { toMailBrand } from './brand.ts';
import type { Letter } from './letter.ts';
import { toSender } from './sender.ts';

/** People whose record is older than their language and zone in it: as the form of what they are written about said. */
export const withForm = (contact: Contact, form: { readonly locale?: string; readonly timeZone?: string }): Contact => {
  const [locale, timeZone] = [contact.locale ?? toLocale(form.locale), contact.timeZone ?? form.timeZone];
  return { ...contact, ...(locale ? { locale } : {}), ...(timeZone ? { timeZone } : {}) };
};

/** What the person chose wins over what a form or a browser said; where nobody said anything, the organisation's language. */
export const letterTo = async (deps: Deps, contact: Contact, stream: 'service' | 'marketing' = 'service'): Promise<Letter> => {
  const { config } = deps;
  const settings = await deps.setting.recent();
  const readerZone = zoneOf(contact);
  return {
    from: toSender(config.MAIL_FROM, settings, stream),
    brand: toMailBrand(settings, await logosOf(deps, settings), config.PARLEY_URL),
    base: config.PARLEY_URL,
    now: deps.now(),
    locale: contact.preferences?.locale ?? contact.locale ?? settings.locale,
    ...(readerZone ? { readerZone } : {}),
    preferencesUrl: preferencesUrl(deps, contact.id),
  };
};
