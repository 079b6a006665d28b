/** When something is, in words: the date, the hours and the zone as a person in that zone writes them. */
import { instantToWall, utcOffset, zoneToCity } from './zone.ts';

export type When = {
  /** `Thu 18 June 2027` */
  readonly date: string;
  /** `Thursday` */
  readonly weekday: string;
  /** `18` */
  readonly day: string;
  /** `Jun` */
  readonly month: string;
  /** `15:00–16:00`, or `23:30–00:30 (next day)` */
  readonly hours: string;
  /** `Berlin (CEST, UTC+2)` */
  readonly place: string;
};

// No locale knows every zone's short name: British English says CEST but GMT-5, American English EST but GMT+2.
const locales = ['en-GB', 'en-US', 'en-AU', 'en-IN', 'en-ZA'];

const part = (instant: Date, locale: string, options: Intl.DateTimeFormatOptions): string => {
  const wanted = Object.keys(options).find((key) => key !== 'timeZone');
  return new Intl.DateTimeFormat(locale, options).formatToParts(instant).find(({ type }) => type === wanted)?.value ?? '';
};

/** `CEST`, or undefined where a zone has an offset only. */
export const zoneToShortName = (instant: Date, timeZone: string): string | undefined =>
  locales
    .map((locale) => part(instant, locale, { timeZone, timeZoneName: 'short' }))
    .find((name) => /^[A-Z]{2,5}$/.test(name) && name !== 'UTC');

const zoneToPlace = (instant: Date, timeZone: string): string => {
  const names = [zoneToShortName(instant, timeZone), utcOffset(instant, timeZone)].filter((name) => name !== undefined);
  const city = zoneToCity(timeZone);
  return city === 'UTC' ? city : `${city} (${names.join(', ')})`;
};

/** `09:05` on a clock in `timeZone`. */
export const toClock = (instant: Date, timeZone: string): string => instantToWall(instant, timeZone).slice(11);

/** The words for a span from `startsAt` to `endsAt` (ISO instants) as seen in `timeZone` (an IANA name). */
export const toWhen = (startsAt: string, endsAt: string, timeZone: string): When => {
  const start = new Date(startsAt);
  const end = new Date(endsAt);
  const of = (options: Intl.DateTimeFormatOptions) => part(start, 'en-GB', { ...options, timeZone });
  const sameDay = instantToWall(start, timeZone).slice(0, 10) === instantToWall(end, timeZone).slice(0, 10);
  const day = of({ day: 'numeric' });
  return {
    date: [of({ weekday: 'short' }), day, of({ month: 'long' }), of({ year: 'numeric' })].join(' '),
    weekday: of({ weekday: 'long' }),
    day,
    // British English writes Sept; a date tile has room for three letters.
    month: of({ month: 'long' }).slice(0, 3),
    hours: `${toClock(start, timeZone)}–${toClock(end, timeZone)}${sameDay ? '' : ' (next day)'}`,
    place: zoneToPlace(start, timeZone),
  };
};

/** `45 minutes`, `1 hour`, `1 h 30 min`. */
export const toDuration = (minutes: number): string => {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${minutes} minutes`;
  if (rest > 0) return `${hours} h ${rest} min`;
  return hours === 1 ? '1 hour' : `${hours} hours`;
};
