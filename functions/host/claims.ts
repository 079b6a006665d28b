/** What an ID token says about a person, in our words. */
import * as z from 'zod';
import { type Role, roles, type TeamMember } from '#shared/host.ts';

const person = z.object({ email: z.string().max(254), name: z.string().max(200).optional() });
const isRole = (name: unknown): name is Role => roles.some((role) => role === name);

/** Undefined where there is no address. Names of groups that are not ours give no right. */
export const claimsToMember = (claims: Readonly<Record<string, unknown>>, rolesClaim: string): TeamMember | undefined => {
  const found = person.safeParse(claims);
  if (!found.success) return undefined;
  const held = claims[rolesClaim];
  const { email, name } = found.data;
  return { email, name: name ?? email, roles: Array.isArray(held) ? [...new Set(held.filter(isRole))] : [] };
};
