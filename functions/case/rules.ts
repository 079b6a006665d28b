/** What becomes of a case: opened, given to somebody, put aside, answered, done, back again. Pure; DESIGN section 5, FIELD B10. */
import type { AssignForm } from '#shared/case-forms.ts';
import { leadOf } from '../escalation/rules.ts';
import { teamsOf } from '../policy/teams.ts';
import { type Clock, fromTargetName, lateOf, passedOf, pausedFor, restedFor, targetsOf } from './sla.ts';
import { MOST_HEARD, type StoredCase } from './stored.ts';

export type Step =
  | { readonly kind: 'changed'; readonly to: StoredCase }
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly detail: string };
export const same: Step = { kind: 'same' };
const refused = (detail: string): Step => ({ kind: 'refused', detail });

/** Targets of which a lead was told that a case remembers. */
const MOST_TOLD = 8;

export type Patch = { readonly [K in keyof StoredCase]?: StoredCase[K] | undefined };

/** With its targets reckoned anew; what is undefined is gone. A target that was met stays as it was. */
export const move = (it: StoredCase, patch: Patch, clock: Clock): Step => {
  const next = { ...it, ...patch, version: it.version + 1 } as StoredCase;
  const targets = targetsOf(next, clock);
  const whole = { ...next, ...targets, ...(next.firstReplyAt ? { firstDueAt: it.firstDueAt } : {}) };
  const { late: _, ...to } = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)) as StoredCase;
  // Of another target the timer says anew whether it is missed.
  const late = lateOf({ ...to, late: patch.late ?? lateOf(it) });
  return { kind: 'changed', to: { ...to, overdue: late.length > 0, ...(late.length > 0 ? { late } : {}) } };
};

export type Opening = Pick<
  StoredCase,
  'id' | 'contact' | 'source' | 'question' | 'webinar' | 'campaign' | 'owner' | 'team' | 'votes' | 'openedAt'
>;

/** Its label's team, where nobody has it and nobody chose one. */
const labelled = (it: Pick<StoredCase, 'owner' | 'team' | 'teamByLabel'>, labels: readonly string[], { policy }: Clock): Patch => {
  if (it.owner !== undefined || !(it.teamByLabel ?? it.team === undefined)) return {};
  const team = teamsOf(labels, policy.teams)[0]?.name;
  return team === it.team ? {} : { team, teamByLabel: team === undefined ? undefined : true };
};

/** `labels`: of its question. */
export const openCase = (opening: Opening, clock: Clock, labels: readonly string[] = []): StoredCase => {
  const it: StoredCase = {
    ...opening,
    ...(labelled(opening, labels, clock) as Partial<StoredCase>),
    ...{
      state: 'open',
      priority: 'medium',
      waitingSince: opening.openedAt,
      overdue: false,
      missed: [],
      settled: false,
      reopened: 0,
      heard: [],
    },
    version: 1,
  };
  const targets = Object.entries(targetsOf(it, clock)).filter(([, due]) => due !== undefined);
  return { ...it, ...Object.fromEntries(targets) };
};

/** With whoever read it now; nobody stands there twice, and no more than `MOST_HEARD`. */
const heardBy = ({ heard }: StoredCase, by: string, at: string): readonly string[] =>
  heard.length >= MOST_HEARD || heard.some((one) => one.slice(25) === by) ? heard : [...heard, `${at} ${by}`];

/** `by`: who gives it to somebody, `at` which time (ISO). Who takes it has read it; who is given it has not. */
export const assign = (
  it: StoredCase,
  { owner, team, priority }: AssignForm,
  { by, at }: { by: string; at: string },
  clock: Clock,
): Step => {
  const patch: Patch = {
    ...(owner === by ? { heard: heardBy(it, by, at) } : {}),
    ...(owner === undefined ? {} : { owner: owner ?? undefined }),
    ...(team === undefined ? {} : { team: team ?? undefined }),
    ...(priority === undefined ? {} : { priority }),
  };
  const isSame = (Object.keys(patch) as (keyof Patch)[]).every((name) => patch[name] === it[name]);
  return isSame ? same : move(it, { ...patch, ...(team === undefined ? {} : { teamByLabel: false }) }, clock);
};

export const snooze = (it: StoredCase, until: string, now: Date, clock: Clock): Step => {
  if (it.state === 'resolved') return refused('It is resolved. Reopen it first.');
  if (until !== 'reply' && Date.parse(until) <= now.getTime()) return refused('That time is past. Please choose a later one.');
  const time = until === 'reply' ? until : new Date(until).toISOString();
  if (it.state === 'snoozed' && it.snoozedUntil === time) return same;
  return move(it, { state: 'snoozed', snoozedUntil: time, snoozedAt: it.snoozedAt ?? now.toISOString() }, clock);
};

export const awake = (it: StoredCase, at: string, clock: Clock): Patch =>
  it.state === 'snoozed' ? { paused: (it.paused ?? 0) + pausedFor(it, at, clock), snoozedAt: undefined, snoozedUntil: undefined } : {};

/** Its time came, or somebody wants it now. */
export const wake = (it: StoredCase, at: string, clock: Clock): Step =>
  it.state === 'snoozed' ? move(it, { state: it.waitingSince ? 'open' : 'pending', ...awake(it, at, clock) }, clock) : same;

export const resolve = (it: StoredCase, at: string, clock: Clock): Step =>
  it.state === 'resolved'
    ? same
    : move(it, { ...awake(it, at, clock), state: 'resolved', resolvedAt: at, waitingSince: undefined, undelivered: undefined }, clock);

/** They wait again. `isUnanswered`: what we said was no answer, so the first due time counts again. */
export const reopen = (it: StoredCase, { at, isUnanswered }: { at: string; isUnanswered: boolean }, clock: Clock): Step => {
  if (it.state === 'open' && !(isUnanswered && it.settled)) return same;
  const woken = awake(it, at, clock);
  const back: Patch = isUnanswered
    ? {
        firstReplyAt: undefined,
        settled: false,
        reopened: it.reopened + 1,
        waitingSince: it.openedAt,
        pausedBefore: undefined,
        undelivered: undefined,
      }
    : { waitingSince: at, pausedBefore: woken.paused ?? it.paused, rested: restedFor(it, at, clock) };
  return move(it, { ...woken, state: 'open', resolvedAt: undefined, ...back }, clock);
};

type Fate = {
  readonly settled: boolean;
  readonly votes: number;
  readonly labels: readonly string[];
  /** Of an answer, which is a response. */
  readonly answeredAt?: string | undefined;
};

/** What was asked is answered, closed or open again, by whatever way: on the board, on air, by its asker; and which team its label names. */
export const follow = (before: StoredCase, { settled, votes, labels, answeredAt }: Fate, at: string, clock: Clock): Step => {
  const named = labelled(before, labels, clock);
  const it = { ...before, ...named } as StoredCase;
  if (settled && !it.settled) {
    const done =
      it.state === 'open' || it.state === 'snoozed' ? { state: 'resolved' as const, resolvedAt: at, waitingSince: undefined } : {};
    const said = answeredAt ? { firstReplyAt: it.firstReplyAt ?? answeredAt, lastReplyAt: answeredAt } : {};
    return move(it, { ...awake(it, at, clock), ...done, ...said, settled, votes, undelivered: undefined }, clock);
  }
  if (!settled && it.settled) {
    const step = reopen({ ...it, votes }, { at, isUnanswered: true }, clock);
    return step.kind === 'same' ? move(it, { settled, votes }, clock) : step;
  }
  return votes === it.votes && Object.keys(named).length === 0 ? same : move(it, { votes }, clock);
};

export const hear = (it: StoredCase, by: string, at: string, clock: Clock): Step => {
  const heard = heardBy(it, by, at);
  return heard === it.heard ? same : move(it, { heard }, clock);
};

/** Its timer: what is overdue is marked so, what was put aside wakes up, what nobody came back to is done. */
export const lapse = (it: StoredCase, now: Date, clock: Clock): Step => {
  const at = now.toISOString();
  if (it.state === 'snoozed') return it.snoozedUntil !== undefined && it.snoozedUntil <= at ? wake(it, it.snoozedUntil, clock) : same;
  if (it.state === 'pending') {
    const { restDays } = clock.policy;
    const isOver = restDays !== null && it.lastReplyAt !== undefined && Date.parse(it.lastReplyAt) + restDays * 86_400_000 <= now.getTime();
    return isOver ? resolve(it, at, clock) : same;
  }
  const passed = passedOf(it, at);
  if (passed.length === 0) return same;
  const missed = [...new Set([...it.missed, ...passed.map((name) => fromTargetName(name).what)])];
  const news = leadOf(it, clock.policy) ? passed.filter((name) => !it.escalated?.includes(name)) : [];
  const escalated = news.length > 0 ? { escalated: [...(it.escalated ?? []), ...news].slice(-MOST_TOLD) } : {};
  return move(it, { late: [...lateOf(it), ...passed], missed, ...escalated }, clock);
};
