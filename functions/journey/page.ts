/** Whom a step of a webinar is for, and whether it still has anything to say. Pure. */
import type { RegistrationState } from '#shared/admission.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { RegistrationRow } from '../registration/register.ts';
import { minutesOf, type Run } from './plan.ts';

const MINUTE_MS = 60_000;

const isTime = (now: Date, startsAt: string, minutes: number): boolean => Date.parse(startsAt) - minutes * MINUTE_MS <= now.getTime();

/** Mail was held back for so long that a later reminder is due as well, or the start is over: one is enough, and it says what is true. */
const isOvertaken = (minutes: number, { startsAt, mail }: Webinar, now: Date): boolean =>
  isTime(now, startsAt, 0) || mail.reminders.some((other) => other < minutes && isTime(now, startsAt, other));

/** `wait`: nobody can open its page now, which somebody of the team may change. `over`: it is about nothing any more. */
export const standingOfRun = ({ step, at, plan }: Run, webinar: Webinar, now: Date, since = ''): 'go' | 'wait' | 'over' => {
  const { hidden, endedAt } = webinar;
  // Archived, it is still what it was, and people are told so.
  const isArchived = webinar.state === 'archived';
  const state = isArchived ? (endedAt ? 'ended' : 'cancelled') : webinar.state;
  if (at < since || plan !== webinar.plan) return 'over';
  if (step === 'cancelled') return state === 'cancelled' ? 'go' : 'over';
  if (step === 'report') return state === 'ended' ? 'go' : 'over';
  const minutes = minutesOf(step);
  const wanted = step === 'live' ? 'live' : step === 'after' ? 'ended' : 'scheduled';
  if (state !== wanted || (minutes !== undefined && isOvertaken(minutes, webinar, now))) return 'over';
  // Nobody can show again what is archived.
  return hidden ? (isArchived ? 'over' : 'wait') : 'go';
};

const waits: readonly RegistrationState[] = ['waiting', 'offered', 'in-review'];

type Row = Pick<RegistrationRow, 'state' | 'at' | 'since'>;

/**
 * Who came after a step's time has been told by the confirmation. What follows an end is for those who had a seat by then, not for
 * whoever came for the recording.
 */
export const isFor = ({ step, at }: Pick<Run, 'step' | 'at'>, { endedAt }: Pick<Webinar, 'endedAt'>, row: Row): boolean => {
  const until = step === 'after' ? (endedAt ?? at) : at;
  const came = row.since ?? row.at;
  // Who comes at the start is told by the confirmation that it is live.
  if (step === 'live' ? came >= until : came > until) return false;
  return row.state === 'registered' || ((step === 'moved' || step === 'cancelled') && waits.includes(row.state));
};

/** Who came for the recording before the mail after the end went out: they hear of nothing but what they asked. */
export const isLateFor = ({ step, at }: Pick<Run, 'step' | 'at'>, { endedAt }: Pick<Webinar, 'endedAt'>, row: Row): boolean => {
  const came = row.since ?? row.at;
  return step === 'after' && row.state === 'registered' && endedAt !== null && came > endedAt && came <= at;
};
