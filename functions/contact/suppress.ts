/** An address that takes no mail. Pure. */
import type { Decision } from '../consent/rules.ts';
import { newIn, suppress } from '../suppression/rules.ts';
import type { Contact } from './stored.ts';

/** Nothing is mailed there any more, whatever for; only what the team or an erasure put in before stays for its reason. */
export const bounced =
  (at: Date) =>
  (contact: Contact): Decision | undefined => {
    const act = { purposes: ['marketing', 'service'], why: 'bounced', at: at.toISOString() } as const;
    const isNews = newIn(contact.suppressed, act).length > 0;
    return isNews ? { contact: { ...contact, suppressed: suppress(contact.suppressed, act) }, entries: [] } : undefined;
  };
