/** What every letter to a registrant is told: in whose name, in which language and zone, and where its reader changes that. */
import { preferencesUrl } from '../consent/links.ts';
import { zoneOf } from '../contact/may.ts';
import type { Contact } from '../contact/store.ts';
import type { Deps } from '../deps.ts';
import { logosOf } from '../http/pages.ts';
import { toMailBrand } from './brand.ts';
import type { Letter } from './letter.ts';
import { toSender } from './sender.ts';

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
