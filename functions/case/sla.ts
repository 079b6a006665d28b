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

type Target = { readonly what: SlaTarget; readonly at: string };

/** `<target>@<due>`: one that moves, since the case was put aside or became more urgent, is another one. */
export type TargetName = `${SlaTarget}@${string}`;
const toTargetName = ({ what, at }: Target): TargetName => `${what}@${at}`;
export const fromTargetName = (name: string): Target => {
  const [what, at = ''] = name.split('@');
  return { what: what as SlaTarget, at };
};

/** What counts now, what is due first in front. While we wait for them, or it is put aside or done, nothing does. */
const countingOf = ({ state, firstReplyAt, firstDueAt, nextDueAt, resolveDueAt }: StoredCase): readonly Target[] => {
  if (state !== 'open') return [];
  const reply = firstReplyAt === undefined ? ({ what: 'first', at: firstDueAt } as const) : ({ what: 'next', at: nextDueAt } as const);
  const all = [reply, { what: 'resolve', at: resolveDueAt } as const];
  return all.flatMap(({ what, at }) => (at === undefined ? [] : [{ what, at }])).toSorted((a, b) => (a.at < b.at ? -1 : 1));
};

export const dueOf = (it: StoredCase): string | undefined => countingOf(it)[0]?.at;

/** Those that were marked as missed and count still. A case that was marked before each was kept by its name missed the first of them. */
export const lateOf = (it: StoredCase): readonly TargetName[] => {
  const names = countingOf(it).map(toTargetName);
  return it.late ? names.filter((name) => it.late?.includes(name)) : names.slice(0, it.overdue ? 1 : 0);
};

/** Those that passed and were not marked yet: each target has a clock of its own. */
export const passedOf = (it: StoredCase, at: string): readonly TargetName[] =>
  countingOf(it)
    .filter((target) => target.at <= at)
    .map(toTargetName)
    .filter((name) => !lateOf(it).includes(name));

/** Amber: due within half a day of work. Red: overdue. */
export const urgencyOf = (it: StoredCase, now: Date, office: Office): Urgency => {
  const due = dueOf(it);
  if (due === undefined) return 'none';
  const at = now.toISOString();
  if (due <= at) return 'overdue';
  return workMinutesBetween(at, due, office) <= SOON_MINUTES ? 'soon' : 'calm';
};

/** When something happens to it by itself: a target passes, it wakes up, or it rests long enough after our reply. */
export const timerOf = (it: StoredCase, { restDays }: Pick<Policy, 'restDays'>): string | undefined => {
  if (it.state === 'snoozed') return it.snoozedUntil === 'reply' ? undefined : it.snoozedUntil;
  if (it.state === 'pending')
    return restDays !== null && it.lastReplyAt ? new Date(Date.parse(it.lastReplyAt) + restDays * DAY_MS).toISOString() : undefined;
  return countingOf(it).find((target) => !lateOf(it).includes(toTargetName(target)))?.at;
};
