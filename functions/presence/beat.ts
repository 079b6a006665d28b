/**
 * One beacon as one write of the ballot: `joinedAt`, `lastAt`, `minutes`, and `beat`, the window somebody is heard of in, absent once
 * they left. Pure.
 */
import { BEAT_SECONDS, type PresenceForm } from '#shared/presence.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { Seat } from '../http/seat.ts';
import { entering } from '../live/ballot.ts';
import { longAgo, secondsUntil } from '../live/pace.ts';
import type { Change, Condition } from '../table/expression.ts';
import { minutesOf } from './minutes.ts';

/** Two beacons of somebody who stays: five minutes apart, a jitter sooner. */
const PACE_MS = 240_000;
/** Entering, three times in a minute: reloading a page is fine, a loop of entering and leaving is not. */
const ENTER_MS = 60_000;
/** Four hours. Beyond them an item that everybody's vote writes would outgrow its kilobytes. */
export const MOST_MINUTES = 240;
/** A last beacon may come this long after the end. */
const LATE_MS = 10 * 60_000;

/** When each of the last three beacons of somebody who stays came, in real milliseconds. */
const SLOTS = ['beat1', 'beat2', 'beat3'] as const;
const [NEWEST, OLDEST] = ['beat1', 'beat3'] as const;

/** The window of five minutes that an instant lies in. */
export const windowOf = (at: Date): number => Math.floor(at.getTime() / (BEAT_SECONDS * 1000));

/** From when until when the webinar ran, or has run so far. */
export type Air = { readonly start: Date; readonly end: Date };

/** Undefined where nobody can be present: before the start, and after the end but for a last beacon on its way. */
export const airOf = (
  webinar: Pick<Webinar, 'state' | 'startsAt' | 'startedAt' | 'endedAt'>,
  { leaving }: PresenceForm,
  now: Date,
): Air | undefined => {
  const start = new Date(webinar.startedAt ?? webinar.startsAt);
  if (webinar.state === 'live') return { start, end: now };
  const end = new Date(webinar.endedAt ?? 0);
  return webinar.state === 'ended' && leaving && now.getTime() - end.getTime() < LATE_MS ? { start, end } : undefined;
};

type Beacon = { readonly seat: Seat; readonly form: PresenceForm; readonly air: Air; readonly now: Date; readonly realNow: Date };

const stay = ({ realNow }: Beacon): { change: Change; when: Condition } => ({
  change: {
    set: { [NEWEST]: realNow.getTime(), beat: windowOf(realNow) },
    shift: SLOTS.slice(1).map((to, i) => ({ to, from: SLOTS[i] ?? '', otherwise: 0 })),
  },
  when: { any: [{ all: [{ absent: 'beat' }, longAgo(OLDEST, realNow, ENTER_MS)] }, longAgo(NEWEST, realNow, PACE_MS)] },
});

/** Whoever left has nothing to leave. A first beacon may be a last one; but who came after the end was never there. */
const leave = ({ air, now, realNow }: Beacon): { change: Change; when: Condition } => {
  const isOver = air.end.getTime() < now.getTime();
  const inside: Condition = { any: [{ exists: 'beat' }, longAgo(NEWEST, realNow, PACE_MS)] };
  return {
    change: { remove: ['beat'] },
    when: isOver ? { all: [{ exists: 'joinedAt' }, inside] } : { any: [{ absent: 'joinedAt' }, inside] },
  };
};

/** `isFull`: the minutes are as many as are kept, so that only the times move. */
export const stampBeat = (beacon: Beacon, { isFull = false } = {}): { change: Change; when: Condition } => {
  const { seat, form, air, now } = beacon;
  const { change, when } = entering(seat, now);
  const act = (form.leaving ? leave : stay)(beacon);
  const minutes = minutesOf(air, form.seconds, now);
  const joinedAt = new Date(Math.max(air.start.getTime(), Math.min(air.end.getTime(), now.getTime() - form.seconds * 1000)));
  const counts = minutes.size > 0 && !isFull;
  return {
    change: {
      ...change,
      ...act.change,
      set: { ...act.change.set, lastAt: air.end.toISOString() },
      initial: { ...change.initial, joinedAt: joinedAt.toISOString() },
      ...(counts ? { add: { minutes } } : {}),
    },
    when: { all: [...when, act.when, ...(counts ? [{ fewerThan: ['minutes', MOST_MINUTES] } as const] : [])] },
  };
};

type Ballot = Readonly<Record<string, unknown>> | undefined;

export const hasAllMinutes = (ballot: Ballot): boolean => ballot?.minutes instanceof Set && ballot.minutes.size >= MOST_MINUTES;

/** Seconds until the next beacon is taken from somebody who was refused one. */
export const secondsToBeat = (ballot: Ballot, realNow: Date): number =>
  ballot?.beat === undefined ? secondsUntil(ballot, OLDEST, realNow, ENTER_MS) : secondsUntil(ballot, NEWEST, realNow, PACE_MS);
