/** What becomes of a person's consent: asked, confirmed, withdrawn. Pure; each answers undefined where nothing changes. */
import type { Purpose } from '#shared/consent.ts';
import type { Contact, SuppressedWhy } from '../contact/store.ts';
import { type ConsentAct, type ConsentEntry, isOver, type LedgerPurpose, wordsOf } from './ledger.ts';

/** The contact as it is then, and what the ledger gets in the same transaction. */
export type Decision = { readonly contact: Contact; readonly entries: readonly ConsentEntry[] };

type Now = NonNullable<NonNullable<Contact['consent']>[Purpose]>;

/** Where a purpose stands; a request that nobody confirmed in time is gone. */
export const standing = ({ consent }: Pick<Contact, 'consent'>, purpose: Purpose, now: Date): Now | undefined => {
  const known = consent?.[purpose];
  return known?.state === 'asked' && isOver(known.at, now) ? undefined : known;
};

/** Without the requests that nobody confirmed in time; the same contact where there are none. */
export const withoutOver = (contact: Contact, now: Date): Contact => {
  const known = Object.entries(contact.consent ?? {});
  const kept = known.filter(([purpose]) => standing(contact, purpose as Purpose, now));
  return kept.length < known.length ? { ...contact, consent: Object.fromEntries(kept) } : contact;
};

/** Entries of one purpose have times of their own, though two acts of one moment may come. */
const after = (now: Date, ...known: readonly (string | undefined)[]): string =>
  new Date(Math.max(now.getTime(), ...known.flatMap((at) => (at ? Date.parse(at) + 1 : [])))).toISOString();

/** With what a form asked for. A yes stays one, and what was decided since stays decided. */
export const ask = (contact: Contact, asked: readonly ConsentEntry[]): Contact => {
  const isNews = ({ purpose, at }: ConsentEntry): boolean => {
    const known = purpose === 'service' ? undefined : contact.consent?.[purpose];
    return known === undefined || (known.state !== 'confirmed' && known.at < at);
  };
  const news = asked.filter(isNews).map(({ kind: _, purpose, ...proof }) => [purpose, { state: 'asked', ...proof }]);
  return news.length > 0 ? { ...contact, consent: { ...contact.consent, ...Object.fromEntries(news) } } : contact;
};

/** Somebody who says yes after all is mailed again; whom the team does not write to stays unwritten. */
const lifted: readonly SuppressedWhy[] = ['unsubscribed', 'complained', 'bounced', 'erased'];

/**
 * By the person themselves, who holds a link that was mailed to them. Through the mailed button only what was asked for in time and not
 * withdrawn since; `anew`, where they agree to the words on the page itself (the manage link), whatever was before.
 */
export const confirm = (contact: Contact, purposes: readonly Purpose[], now: Date, act: ConsentAct, anew = false): Decision | undefined => {
  const entries = purposes.flatMap((purpose): ConsentEntry[] => {
    const known = standing(contact, purpose, now);
    if (known?.state === 'confirmed' || (known?.state !== 'asked' && !anew)) return [];
    const asks = known?.state === 'asked' ? { asks: known.at } : {};
    const at = after(now, contact.consent?.[purpose]?.at);
    return [{ kind: 'confirmed', purpose, at, ...wordsOf(purpose, act.locale), ...act, ...asks }];
  });
  if (entries.length === 0) return undefined;
  const yes = entries.map(({ kind: _, purpose, ...proof }) => [purpose, { state: 'confirmed', ...proof }]);
  const { ttl: _, ...kept } = contact;
  const { marketing, ...others } = contact.suppressed ?? {};
  const isLifted = marketing !== undefined && purposes.includes('marketing') && lifted.includes(marketing.why);
  return {
    contact: { ...kept, consent: { ...contact.consent, ...Object.fromEntries(yes) }, ...(isLifted ? { suppressed: others } : {}) },
    entries,
  };
};

/** Holds at once, also where nothing was agreed to: whoever says no is not asked twice. What suppresses already stays as it is. */
export const withdraw = (contact: Contact, purposes: readonly LedgerPurpose[], now: Date, act: ConsentAct): Decision | undefined => {
  let { consent = {}, suppressed = {} } = contact;
  const entries: ConsentEntry[] = [];
  for (const purpose of purposes) {
    const had = purpose === 'service' ? undefined : consent[purpose];
    const isOpen = had !== undefined && had.state !== 'withdrawn';
    const isMail = purpose !== 'research';
    const isStopped = isMail && suppressed[purpose] !== undefined;
    if (!isOpen && (isStopped || !isMail)) continue;
    const at = after(now, had?.at, isMail ? suppressed[purpose]?.at : undefined);
    entries.push({ kind: 'withdrawn', purpose, at, ...act });
    if (purpose !== 'service') consent = { ...consent, [purpose]: { state: 'withdrawn', at } };
    const why = act.method === 'complaint' ? 'complained' : 'unsubscribed';
    if (isMail && !isStopped) suppressed = { ...suppressed, [purpose]: { why, at } };
  }
  return entries.length > 0 ? { contact: { ...contact, consent, suppressed }, entries } : undefined;
};
