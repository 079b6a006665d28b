/** How many cases there are, kept by the counts, which see every change once: by state, by owner, and by the hour in which they are due. Pure. */
import type { Delta } from '../live/counts.ts';
import { caseCountKey } from '../table/keys.ts';
import { NOBODY } from './lists.ts';

type Stored = Readonly<Record<string, unknown>> | undefined;

/** The item and attribute that count what is due in the hour of this instant (UTC). */
export const hourOf = (due: string): { readonly of: string; readonly attribute: string } => ({
  of: `due#${due.slice(0, 10)}`,
  attribute: `h${due.slice(11, 13)}`,
});
export const ownerCount = (owner: string): string => `owner#${owner}`;
export const TOTAL = 'total';

/** A day is asked for while it is today somewhere, and forgotten after a week. */
const KEPT_SECONDS = 7 * 86_400;
const untilOf = (due: string): number => Date.parse(due) / 1_000 + KEPT_SECONDS;

/** What one case is counted by. `until`: when nobody asks for that number any more. */
const facets = (it: Stored): readonly (readonly [of: string, attribute: string, until?: number])[] => {
  if (!it) return [];
  const state = String(it.state);
  const undelivered = typeof it.undelivered === 'string' ? [[TOTAL, 'undelivered'] as const] : [];
  if (state === 'resolved') return undelivered;
  const total = [[TOTAL, state] as const, ...undelivered];
  if (state !== 'open') return total;
  const mine = [ownerCount(typeof it.owner === 'string' ? it.owner : NOBODY), 'open'] as const;
  if (it.overdue === true) return [...total, mine, [TOTAL, 'overdue']];
  if (typeof it.dueAt !== 'string') return [...total, mine];
  const { of, attribute } = hourOf(it.dueAt);
  return [...total, mine, [of, attribute, untilOf(`${it.dueAt.slice(0, 10)}T00:00:00Z`)]];
};

/** Unlike figures of the past, these go down when somebody is erased. */
export const caseDeltas = (before: Stored, after: Stored): Delta[] => [
  ...facets(after).map(([of, attribute, until]) => ({ key: caseCountKey(of), attribute, by: 1, make: true, until }) as const),
  ...facets(before).map(([of, attribute, until]) => ({ key: caseCountKey(of), attribute, by: -1, make: true, until }) as const),
];
