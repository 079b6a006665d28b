/** Who is told that a case is overdue, and when. Pure. */
import type { Policy } from '#shared/policy.ts';

/** The lead of its team, or of whoever has it; where that is nobody, who leads over all. Undefined where nobody is to be told. */
export const leadOf = (
  it: { readonly team?: string; readonly owner?: string },
  { teams, lead }: Pick<Policy, 'teams' | 'lead'>,
): string | undefined => {
  const named = teams.find(({ name }) => name === it.team);
  const owners = it.owner === undefined ? [] : teams.filter(({ members }) => members.includes(it.owner ?? ''));
  return [named, ...owners].find((team) => team?.lead)?.lead ?? lead ?? undefined;
};

/** Between two mails to one lead, and so long what falls due together is waited for (milliseconds of business time). */
const REST_MS = 30 * 60_000;
const GATHER_MS = 60_000;

/** When what is overdue now is told (ISO): a minute later, and half an hour after the mail before. */
export const tellAt = (now: Date, mailedAt: string | undefined): string =>
  new Date(Math.max(now.getTime() + GATHER_MS, mailedAt === undefined ? 0 : Date.parse(mailedAt) + REST_MS)).toISOString();

/** A mail that was asked for and did not go is asked for again after as long. */
export const askAgainAt = (now: Date): string => new Date(now.getTime() + REST_MS).toISOString();
