/** Until when a case is answered: the policy's targets in the organisation's own calendar, and what its timer does next. Pure. */
import type { Urgency } from '#shared/case.ts';
import { businessDaysAfter, type Office, workMinutesAfter, workMinutesBetween } from '#shared/due.ts';
import type { Policy, SlaSpan, SlaTimes } from '#shared/policy.ts';
import type { SlaTarget, StoredCase } from './stored.ts';

export type Clock = { readonly office: Office; readonly policy: Policy };

/** Within so many minutes of work it is amber. */
const SOON_MINUTES = 240;
const DAY_MS = 86_400_000;

const timesOf = ({ usual, byPriority }: Policy, { priority }: Pick<StoredCase, 'priority'>): SlaTimes => byPriority[priority] ?? usual;

/** Minutes that the clock stood still go on top. Undefined where nobody works for months. */
const toDue = ({ amount, unit }: SlaSpan, at: string, { office }: Clock, paused = 0): string | undefined => {
  const due = unit === 'days' ? businessDaysAfter(at, amount, office) : workMinutesAfter(at, amount * 60, office);
  return due !== undefined && paused > 0 ? workMinutesAfter(due, paused, office) : due;
};

type Targets = Readonly<Record<'firstDueAt' | 'nextDueAt' | 'resolveDueAt', string | undefined>>;

/** What a case is to be judged by, from when it was opened and since when somebody waits. */
export const targetsOf = (
  it: Pick<StoredCase, 'priority' | 'openedAt' | 'waitingSince' | 'firstReplyAt' | 'paused' | 'pausedBefore' | 'rested'>,
  clock: Clock,
): Targets => {
  const { first, next, resolve } = timesOf(clock.policy, it);
  const paused = it.paused ?? 0;
  const waits = it.firstReplyAt !== undefined && it.waitingSince !== undefined ? it.waitingSince : undefined;
  return {
    firstDueAt: toDue(first, it.openedAt, clock, paused),
    nextDueAt: waits === undefined ? undefined : toDue(next, waits, clock, paused - (it.pausedBefore ?? 0)),
    resolveDueAt: toDue(resolve, it.openedAt, clock, paused + (it.rested ?? 0)),
  };
};

/** Until when a case that is opened then has its first answer, if nobody gives it another priority; undefined where nobody works for months. */
export const promisedBy = (openedAt: string, clock: Clock): string | undefined =>
  targetsOf({ priority: 'medium', openedAt, waitingSince: openedAt }, clock).firstDueAt;

/** Minutes of work for which it was put aside until now. */
export const pausedFor = ({ snoozedAt }: Pick<StoredCase, 'snoozedAt'>, now: string, { office }: Clock): number =>
  snoozedAt === undefined ? 0 : workMinutesBetween(snoozedAt, now, office);

/** Minutes of work for which it was resolved until now; undefined where it never was. */
export const restedFor = ({ rested, resolvedAt }: Pick<StoredCase, 'rested' | 'resolvedAt'>, now: string, { office }: Clock) =>
  resolvedAt === undefined ? rested : (rested ?? 0) + workMinutesBetween(resolvedAt, now, office);

/** The next target that counts. While we wait for them, or it is put aside or done, none does. */
export const targetOf = ({
  state,
  firstReplyAt,
  firstDueAt,
  nextDueAt,
  resolveDueAt,
}: StoredCase): { readonly what: SlaTarget; readonly at: string } | undefined => {
  if (state !== 'open') return undefined;
  const reply = firstReplyAt === undefined ? ({ what: 'first', at: firstDueAt } as const) : ({ what: 'next', at: nextDueAt } as const);
  const all = [reply, { what: 'resolve', at: resolveDueAt } as const];
  return all.flatMap(({ what, at }) => (at === undefined ? [] : [{ what, at }])).toSorted((a, b) => (a.at < b.at ? -1 : 1))[0];
};

export const dueOf = (it: StoredCase): string | undefined => targetOf(it)?.at;

/** Amber: due within half a day of work. Red: overdue. */
export const urgencyOf = (it: StoredCase, now: Date, office: Office): Urgency => {
  const due = dueOf(it);
  if (due === undefined) return 'none';
  const at = now.toISOString();
  if (due <= at) return 'overdue';
  return workMinutesBetween(at, due, office) <= SOON_MINUTES ? 'soon' : 'calm';
};

/** When something happens to it by itself: it is overdue, wakes up, or rests long enough after our reply. */
export const timerOf = (it: StoredCase, { restDays }: Pick<Policy, 'restDays'>): string | undefined => {
  if (it.state === 'snoozed') return it.snoozedUntil === 'reply' ? undefined : it.snoozedUntil;
  if (it.state === 'pending')
    return restDays !== null && it.lastReplyAt ? new Date(Date.parse(it.lastReplyAt) + restDays * DAY_MS).toISOString() : undefined;
  return it.overdue ? undefined : dueOf(it);
};
