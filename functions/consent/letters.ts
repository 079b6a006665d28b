/** The mail of double opt-in: its one button leads to the page that confirms. */
import { consentTexts, purposes } from '#shared/consent.ts';
import { speak } from '#shared/words/speak.ts';
import type { Deps } from '../deps.ts';
import { toConsentMail } from '../mail/consent.ts';
import { sendOnce } from '../mail/once.ts';
import { letterTo } from '../mail/reader.ts';
import type { Mailer } from '../mail/turn.ts';
import type { ConsentMessage } from '../ports.ts';
import { toConfirmToken } from './links.ts';
import { standing } from './rules.ts';

/** Once a form. Nothing goes to who is erased, cannot be reached, or has nothing left to confirm by now. */
export const sendConsent = (deps: Deps, mailer: Mailer, { contact: id, cause }: ConsentMessage): Promise<void> =>
  sendOnce(deps, mailer, { pk: `contact#${id}`, name: `consent#${cause}` }, async () => {
    const contact = await deps.contact.living(id);
    if (!contact || contact.suppressed?.service?.why === 'bounced') return undefined;
    const asked = purposes.flatMap((purpose) => {
      const known = standing(contact, purpose, deps.now());
      return known?.state === 'asked' ? [{ purpose, known }] : [];
    });
    const [first] = asked;
    if (!first) return undefined;
    const letter = await letterTo(deps, contact);
    const wanted = asked.map(({ purpose }) => purpose);
    const mail = toConsentMail({
      ...letter,
      purposes: wanted,
      texts: asked.map(({ purpose, known }) => speak(known.locale ?? letter.locale, 'pages').t(consentTexts[purpose].text)),
      confirmUrl: `${letter.base}/confirm/${toConfirmToken(deps.signer, { contact: id, cause, purposes: wanted })}`,
      source: first.known.method === 'newsletter' ? 'newsletter' : 'form',
      page: first.known.page ?? '/',
    });
    return { from: letter.from, mail: { ...mail, to: contact.address, purpose: 'service' } };
  });
