/** An address that takes no mail. Pure. */
import type { Decision } from '../consent/rules.ts';
import type { Contact } from './stored.ts';

/** Nothing is mailed there any more, whatever for. What was suppressed before stays for the reason that there was. */
export const bounced =
  (now: Date) =>
  (contact: Contact): Decision | undefined => {
    const { suppressed = {} } = contact;
    if (suppressed.service && suppressed.marketing) return undefined;
    const by = { why: 'bounced', at: now.toISOString() } as const;
    return { contact: { ...contact, suppressed: { service: by, marketing: by, ...suppressed } }, entries: [] };
  };
