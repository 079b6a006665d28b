/** What somebody chooses behind the manage link, beyond what any mail's foot lets them. Pure. */
import type { ConsentAct, ConsentEntry } from '../consent/ledger.ts';
import type { Decision } from '../consent/rules.ts';
import type { Contact, SuppressedWhy } from '../contact/store.ts';

/** Their own stop, which they may take back; an address that takes no mail, and the team's own wish, stay as they are. */
const own: readonly SuppressedWhy[] = ['unsubscribed', 'complained'];

export const mayResume = ({ suppressed }: Pick<Contact, 'suppressed'>): boolean =>
  suppressed?.service !== undefined && own.includes(suppressed.service.why);

/** Mails about their webinars come again. Undefined where they were not stopped by the person themselves. */
export const resume = (contact: Contact, now: Date, act: ConsentAct): Decision | undefined => {
  if (!mayResume(contact)) return undefined;
  const { service, ...suppressed } = contact.suppressed ?? {};
  const at = new Date(Math.max(now.getTime(), Date.parse(service?.at ?? '') + 1)).toISOString();
  const entry: ConsentEntry = { kind: 'confirmed', purpose: 'service', at, ...act };
  return { contact: { ...contact, suppressed }, entries: [entry] };
};
