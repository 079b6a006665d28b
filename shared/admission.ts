/** Who may come to a webinar: by a host's yes, by the domain of an address, by the place that is left. */
import * as z from 'zod';
import { normaliseDomain } from './address.ts';

const MOST_DOMAINS = 100;
const NO_DOMAIN = 'Please give domains like example.com.';
/** As much of it as says which one it is. */
const naming = (typed: string): string => `“${typed.slice(0, 60)}” is no domain. Please write one like example.com.`;

/** As hosts write it: `@example.com` and `*.example.com` mean what `example.com` means, its subdomains count anyway. */
const domain = z.string({ error: NO_DOMAIN }).transform((typed, context) => {
  const found = typed.length <= 300 ? normaliseDomain(typed.trim().replace(/^(?:@|\*?\.)/, '')) : undefined;
  if (found === undefined) context.addIssue({ code: 'custom', message: naming(typed) });
  return found ?? z.NEVER;
});

const domainList = z
  .array(domain)
  .max(MOST_DOMAINS, `A list holds ${MOST_DOMAINS} domains at most.`)
  .transform((domains) => [...new Set(domains)].sort())
  .default([]);

export const admissionSettings = z.strictObject({
  /** Only who was invited comes in, by the link in their mail. It is in no list and has no page. Absent: as it was. */
  invited: z.boolean().optional(),
  /** A host lets each person in by hand. */
  approval: z.boolean(),
  /** Given as a whole. `allow`: none but these, where it holds any. What is blocked is refused even inside of what is allowed. */
  domains: z.strictObject({ allow: domainList, block: domainList }).superRefine(({ allow, block }, context) => {
    const both = allow.find((one) => block.includes(one));
    if (both) context.addIssue({ code: 'custom', message: `${both} stands in both lists.`, path: ['block'] });
  }),
});
export type Admission = z.infer<typeof admissionSettings>;

/** Everybody may come. */
export const usualAdmission: Admission = { approval: false, domains: { allow: [], block: [] } };

/**
 * What became of a registration. Only `registered` has a seat and is counted. `lapsed`: an offer that nobody took; `left`: who went out
 * of the line; `cancelled`: who gave the seat back.
 */
export const registrationStates = ['registered', 'waiting', 'offered', 'lapsed', 'in-review', 'declined', 'left', 'cancelled'] as const;
export type RegistrationState = (typeof registrationStates)[number];

/** `POST /api/console/webinars/{id}/registrations/{contact}/decisions`; `state` is what the host saw. */
export const admissionDecision = z.strictObject({
  decision: z.enum(['admit', 'decline', 'undo']),
  state: z.enum(registrationStates).optional(),
});
export type AdmissionDecision = z.infer<typeof admissionDecision>;
