/** Which steps of a webinar happen by themselves, and when: what a schedule holds, and what a change of it makes of that. Pure. */
import type { Webinar } from '#shared/webinar.ts';
import { RESUME_MINUTES, type Step, stepsOf } from '../webinar/lifecycle.ts';

/** Steps that mail everybody who registered, `report` the team. */
export type MailStep = `remind-${number}` | 'live' | 'moved' | 'cancelled' | 'after' | 'report';

/** One step at its time. `before`: what people were told until a move. */
export type Run = {
  readonly step: Step['name'] | MailStep;
  readonly at: string;
  readonly plan: number;
  readonly before?: { readonly startsAt: string; readonly endsAt: string };
};

const MINUTE_MS = 60_000;
/** A start that moves by no more than this is the same appointment: who was reminded of it is not reminded again. */
const SAME_HOURS = 6;

const shift = (time: string, minutes: number): string => new Date(Date.parse(time) + minutes * MINUTE_MS).toISOString();

export const toReminder = (minutes: number): MailStep => `remind-${minutes}`;
/** Minutes before the start; undefined for every other step. */
export const minutesOf = (step: string): number | undefined => {
  const minutes = /^remind-(\d{1,5})$/.exec(step)?.[1];
  return minutes === undefined ? undefined : Number(minutes);
};

export const isMailStep = (step: string): step is MailStep =>
  minutesOf(step) !== undefined || ['live', 'moved', 'cancelled', 'after', 'report'].includes(step);

type Draft = Omit<Run, 'plan'>;

const reminders = ({ startsAt, mail, reminded = [] }: Webinar): Draft[] =>
  mail.reminders
    .filter((minutes) => !reminded.includes(minutes))
    .map((minutes) => ({ step: toReminder(minutes), at: shift(startsAt, -minutes) }));

const mailRuns = (webinar: Webinar): Draft[] => {
  const { state, mail, startedAt, liveSince, endedAt } = webinar;
  if (state === 'scheduled') return reminders(webinar);
  // An end that was taken back is no second start.
  if (state === 'live' && mail.live && startedAt && liveSince === startedAt) return [{ step: 'live', at: startedAt }];
  // Archived within the half hour: its end is told all the same. One that was called off has no end.
  if ((state !== 'ended' && state !== 'archived') || !endedAt) return [];
  // While an end can be taken back, nothing about it is mailed (DESIGN section 5).
  const at = shift(endedAt, RESUME_MINUTES);
  return [
    // Where nobody came to start it, nobody attended and nobody missed it.
    ...(mail.after && startedAt ? [{ step: 'after' as const, at }] : []),
    ...(mail.report.length > 0 ? [{ step: 'report' as const, at }] : []),
  ];
};

/** Everything that a webinar's own state plans, whether its time is still to come or not. Rehearsals mail nobody. */
export const runsOf = (webinar: Webinar): readonly Run[] => {
  const steps: readonly Draft[] = stepsOf(webinar).map(({ name, at }) => ({ step: name, at }));
  const mails = webinar.rehearsal || webinar.plan === 0 ? [] : mailRuns(webinar);
  return [...steps, ...mails].map((run) => ({ ...run, plan: webinar.plan }));
};

/** Too late to be planned; that it is live is told by the change that made it so. */
const isPast = ({ step, at }: Run, isTurn: boolean, now: Date): boolean =>
  isMailStep(step) && at <= now.toISOString() && !(step === 'live' && isTurn);

/** An earlier move of which not everybody is told yet: `before` is what they know; `hasBegun` where some of them know better by now. */
export type Untold = Pick<Run, 'before'> & { readonly hasBegun: boolean };

/** Back at the time that everybody knows, before anybody heard of another. */
const isBack = ({ startsAt, endsAt }: Webinar, untold: Untold | undefined): boolean =>
  untold !== undefined && !untold.hasBegun && untold.before?.startsAt === startsAt && untold.before.endsAt === endsAt;

/** Undefined where not everybody knows the same time. */
const knownBefore = ({ startsAt, endsAt }: Webinar, untold: Untold | undefined): Run['before'] => {
  if (!untold) return { startsAt, endsAt };
  return untold.hasBegun ? undefined : untold.before;
};

/** What is told at once because of this change. A move of one that is on air tells nobody: they are there. */
const news = (seen: Webinar, next: Webinar, now: Date, untold?: Untold): readonly Run[] => {
  if (next.rehearsal || seen.plan === 0) return [];
  const at = now.toISOString();
  if (next.state === 'cancelled' && seen.state !== 'cancelled') return [{ step: 'cancelled', at, plan: next.plan }];
  const isMoved = next.state === 'scheduled' && (next.startsAt !== seen.startsAt || next.endsAt !== seen.endsAt);
  if (!isMoved || isBack(next, untold)) return [];
  const before = knownBefore(seen, untold);
  return [{ step: 'moved', at, plan: next.plan, ...(before ? { before } : {}) }];
};

const isSame = (one: Run, other: Run): boolean => one.step === other.step && one.at === other.at && one.plan === other.plan;

export type Plan = { readonly put: readonly Run[]; readonly drop: readonly Run['step'][] };

/**
 * What a change writes of a webinar's runs. What it leaves as it was is not written, so that a run under way goes on; a reminder whose
 * time is past is dropped; what the webinar is no longer about (it started, it was called off) ends with the page that is under way.
 */
export const planRuns = (seen: Webinar, next: Webinar, now: Date, untold?: Untold): Plan => {
  const known = runsOf(seen);
  const isKnown = (run: Run): boolean => known.some((one) => isSame(one, run));
  const wanted = runsOf(next).filter((run) => isKnown(run) || !isPast(run, seen.state !== next.state, now));
  const told = news(seen, next, now, untold);
  const steps = new Set([...wanted, ...told].map(({ step }) => step));
  const wasMoved =
    seen.plan > 1 && seen.state === 'scheduled' && (next.state !== 'scheduled' || (seen.plan !== next.plan && isBack(next, untold)));
  return {
    put: [...wanted.filter((run) => !isKnown(run)), ...told],
    drop: [...known.map(({ step }) => step), ...(wasMoved ? (['moved'] as const) : [])].filter((step) => !steps.has(step)),
  };
};

/** What is still to come of a webinar that was published before there were such runs. */
export const runsToCome = (webinar: Webinar, now: Date): readonly Run[] =>
  runsOf(webinar).filter(({ step, at }) => isMailStep(step) && at > now.toISOString());

/** The reminders that stay sent under a new time: those of an appointment that is still the same one. */
export const remindedFor = (seen: Webinar, startsAt: string, now: Date): readonly number[] => {
  const hours = Math.abs(Date.parse(startsAt) - Date.parse(seen.startsAt)) / (60 * MINUTE_MS);
  if (hours > SAME_HOURS) return [];
  const triggered = reminders(seen).filter(({ at }) => at <= now.toISOString());
  const minutes = triggered.flatMap(({ step }) => minutesOf(step) ?? []);
  return [...(seen.reminded ?? []), ...minutes].toSorted((a, b) => b - a);
};
