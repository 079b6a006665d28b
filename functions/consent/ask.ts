/** When somebody is mailed to confirm what a form ticked. Pure. */
import { countMail } from '../contact/mails.ts';
import type { Contact } from '../contact/store.ts';
import type { ConsentEntry } from './ledger.ts';
import { ask } from './rules.ts';

const DAY_MS = 86_400_000;

/** Whom the team does not write to is not asked either. */
const isBarred = ({ suppressed }: Contact): boolean =>
  suppressed?.service?.why === 'bounced' || suppressed?.marketing?.why === 'manual' || suppressed?.marketing?.why === 'imported';

/**
 * The contact with what this form asked for, and whether a mail asks to confirm it: where something is not confirmed, at most once in
 * 24 hours, within the day's limit. The same form again comes to the same.
 */
export const askFor = (contact: Contact, asked: readonly ConsentEntry[]): { readonly contact: Contact; readonly isMailed: boolean } => {
  const [first] = asked;
  const known = ask(contact, asked);
  const isOpen = asked.some(({ purpose, at }) => purpose !== 'service' && isAskedBy(known, purpose, at));
  if (!first || !isOpen || isBarred(known)) return { contact: known, isMailed: false };
  if (known.optInAt === first.at) return { contact: known, isMailed: true };
  if (known.optInAt !== undefined && Date.parse(first.at) - Date.parse(known.optInAt) < DAY_MS) return { contact: known, isMailed: false };
  const counted = countMail(known, 'consent', first.at);
  return { contact: counted ? { ...counted, optInAt: first.at } : known, isMailed: counted !== undefined };
};

const isAskedBy = ({ consent }: Contact, purpose: 'marketing' | 'research', at: string): boolean => {
  const known = consent?.[purpose];
  return known?.state === 'asked' && known.at === at;
};
