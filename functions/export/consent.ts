/** What a file says about consent: who may be in it, and the proof of it beside each. Pure. */
import type { Purpose } from '#shared/consent.ts';
import type { ExportRequest } from '#shared/export.ts';
import { standing } from '../consent/rules.ts';
import type { Contact } from '../contact/store.ts';

/** Somebody as they are while the file is written; nobody where we know of no contact. */
export type Person = { readonly contact: Contact | undefined; readonly now: Date };

const known = ({ contact, now }: Person, purpose: Purpose) =>
  contact && contact.erasedAt === undefined ? standing(contact, purpose, now) : undefined;

const words = { asked: 'asked, not confirmed', confirmed: 'confirmed', withdrawn: 'withdrawn' } as const;

export const consentOf = (person: Person, purpose: Purpose): string => words[known(person, purpose)?.state as keyof typeof words] ?? 'no';

/** Every purpose that is not mailed, and why: nobody is to be mailed from a file by mistake. */
export const stoppedOf = ({ contact }: Person): readonly string[] =>
  Object.entries(contact?.suppressed ?? {}).map(([purpose, { why }]) => `${purpose}: ${why}`);

/**
 * Why somebody is left out, undefined where they are not. Only service needs nobody's consent; marketing goes to nobody who is
 * suppressed, or has a pause now.
 */
export const leftOut = (purpose: ExportRequest['purpose'], person: Person): string | undefined => {
  if (purpose === 'service') return undefined;
  if (known(person, purpose)?.state !== 'confirmed') return `no confirmed ${purpose} consent`;
  if (purpose === 'research') return undefined;
  const { suppressed, preferences } = person.contact ?? {};
  if (suppressed?.marketing) return `suppressed: ${suppressed.marketing.why}`;
  return preferences?.pausedUntil !== undefined && preferences.pausedUntil > person.now.toISOString() ? 'paused by themselves' : undefined;
};

/** Of a consent that was confirmed: when, to which words, where and how (GDPR, article 7). */
export const proofOf = (purpose: Purpose) =>
  [
    ['consent_confirmed_at', (person: Person) => known(person, purpose)?.at],
    ['consent_asked_at', (person: Person) => known(person, purpose)?.asks],
    ['consent_text_version', (person: Person) => known(person, purpose)?.textVersion],
    ['consent_text_hash', (person: Person) => known(person, purpose)?.textHash],
    ['consent_language', (person: Person) => known(person, purpose)?.locale],
    ['consent_method', (person: Person) => known(person, purpose)?.method],
  ] as const;
