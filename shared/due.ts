/** Until when something is answered, by the hours in which the organisation works. Pure. */
import { type BusinessHours, type Holiday, weekdays } from './hours.ts';
import { instantToWall, wallToInstants } from './zone.ts';

/** When somebody works: as the settings say it. */
export type Office = { readonly hours: BusinessHours; readonly holidays: readonly Holiday[]; readonly timeZone: string };

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** An organisation that is closed for longer than that promises nothing. */
const MOST_DAYS = 120;
/** Beyond three years nobody reckons hours. */
const MOST_SPAN_DAYS = 1_100;

const isoDay = (day: Date): string => day.toISOString().slice(0, 10);
const addDay = (date: string): string => isoDay(new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS));

/** When work ends on a day of the calendar, `17:00`; undefined on a day off. */
const closing = (date: string, { hours, holidays }: Office): string | undefined => {
  if (holidays.some((holiday) => holiday.date === date)) return undefined;
  const weekday = weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7];
  return weekday && hours[weekday].at(-1)?.to;
};

/** The instant of a wall time; the later one of two, and the first one after a wall time that a change of clocks leaves out. */
const toInstant = (date: string, clock: string, zone: string): Date => {
  // A day ends where the next one begins.
  const wall = clock === '24:00' ? `${addDay(date)}T00:00` : `${date}T${clock}`;
  const exact = wallToInstants(wall, zone).at(-1);
  if (exact) return exact;
  const before = new Date(Date.parse(`${wall}:00Z`) - MINUTE_MS * 60);
  const near = wallToInstants(before.toISOString().slice(0, 16), zone).at(-1);
  return near ? new Date(near.getTime() + 60 * MINUTE_MS) : new Date(`${wall}:00Z`);
};

/**
 * The close of work on the `days`-th business day after the day of `at` (both ISO instants; days as the office's own calendar has them).
 * Undefined where nobody works within four months.
 */
export const businessDaysAfter = (at: string, days: number, office: Office): string | undefined => {
  let date = instantToWall(new Date(at), office.timeZone).slice(0, 10);
  let left = days;
  for (let step = 0; step < MOST_DAYS; step += 1) {
    date = addDay(date);
    const end = closing(date, office);
    if (end === undefined) continue;
    left -= 1;
    if (left <= 0) return toInstant(date, end, office.timeZone).toISOString();
  }
  return undefined;
};

/** Spans of work from the day of `at` on, as instants in order, for as long as anybody plans ahead. */
function* spansFrom(at: Date, { hours, holidays, timeZone }: Office): Generator<readonly [from: number, to: number]> {
  let date = instantToWall(at, timeZone).slice(0, 10);
  for (let step = 0; step < MOST_SPAN_DAYS; step += 1, date = addDay(date)) {
    if (holidays.some((holiday) => holiday.date === date)) continue;
    const weekday = weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7];
    for (const { from, to } of weekday ? hours[weekday] : [])
      yield [toInstant(date, from, timeZone).getTime(), toInstant(date, to, timeZone).getTime()];
  }
}

/** The instant (ISO) at which so many minutes of work have passed since `at`. Undefined where nobody works for years. */
export const workMinutesAfter = (at: string, minutes: number, office: Office): string | undefined => {
  const start = Date.parse(at);
  let left = minutes * MINUTE_MS;
  for (const [from, to] of spansFrom(new Date(start), office)) {
    const begin = Math.max(start, from);
    if (to <= begin) continue;
    if (left <= to - begin) return new Date(begin + left).toISOString();
    left -= to - begin;
  }
  return undefined;
};

/** Minutes of work between two instants (ISO), whole ones; 0 where `to` is not later. */
export const workMinutesBetween = (from: string, to: string, office: Office): number => {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  let sum = 0;
  if (end <= start) return 0;
  for (const [begin, close] of spansFrom(new Date(start), office)) {
    if (begin >= end) break;
    sum += Math.max(0, Math.min(close, end) - Math.max(begin, start));
  }
  return Math.floor(sum / MINUTE_MS);
};
