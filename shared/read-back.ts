/** A start read back in words, on two clocks, as somebody would say it to a colleague. Pure. */
import { zoneToCity } from './city.ts';
import { toClock } from './when.ts';
import { utcOffset } from './zone.ts';

const DAY_MS = 86_400_000;
const DAYS_LOOKED = 7;

const dayIn = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    .format(at)
    .replace(',', '');

/** What people call a zone. */
export const named = (zone: string): string => (zone === 'UTC' ? 'UTC' : zoneToCity(zone));

/** The zone to read the start back in besides the event's own: the reader's where it differs, else one far away. */
export const otherZone = (at: Date, zone: string, here: string): string =>
  [here, 'America/New_York'].find((one) => utcOffset(at, one) !== utcOffset(at, zone)) ?? 'Europe/Berlin';

/** `Friday 18 June 2027, 15:00 in Berlin (UTC+2), which is 9:00 in New York` */
export const readBack = (at: Date, zone: string, other: string): string => {
  const [day, there] = [dayIn(at, zone), dayIn(at, other)];
  const clock = toClock(at, other).replace(/^0(?=\d:)/, '');
  const offset = zone === 'UTC' ? '' : ` (${utcOffset(at, zone)})`;
  return `${day}, ${toClock(at, zone)} in ${named(zone)}${offset}, which is ${there === day ? '' : `${there}, `}${clock} in ${named(other)}`;
};

/** The day on which a zone's clocks change near the start, where they do. */
export const clockChange = (at: Date, zone: string): string | undefined => {
  for (let days = -DAYS_LOOKED; days < DAYS_LOOKED; days += 1) {
    const [before, after] = [days, days + 1].map((n) => new Date(at.getTime() + n * DAY_MS)) as [Date, Date];
    // It is somewhere in these 24 hours: the later end has the new time already.
    if (utcOffset(before, zone) !== utcOffset(after, zone)) {
      const hours = Array.from({ length: 25 }, (_, hour) => new Date(before.getTime() + hour * 3_600_000));
      return dayIn(hours.find((hour) => utcOffset(hour, zone) !== utcOffset(before, zone)) ?? after, zone);
    }
  }
  return undefined;
};
