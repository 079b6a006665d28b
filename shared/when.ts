/** When something is, in words: the date, the hours and the zone as a person in that zone writes them. */
import { zoneToCity } from './city.ts';

export type When = {
  /** `Fri 18 June 2027` */
  readonly date: string;
  /** `Friday` */
  readonly weekday: string;
  /** `18` */
  readonly day: string;
  /** `Jun` */
  readonly month: string;
  /** `15:00–16:00`, `23:30–00:30 (next day)`, or `16:15 to Sun 29 November, 16:45` where it is longer than a day */
  readonly hours: string;
  /** `Berlin (CEST, UTC+2)` */
  readonly place: string;
};

// Making a format costs more than using it a hundred times; zones and locales are few.
/** Spellings of zones are without end, and each format takes much memory. */
const MOST_FORMATS = 700;
const formats = new Map<string, Intl.DateTimeFormat>();
const long = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;

const toParts = (instant: Date, timeZone: string, locale: string, timeZoneName: 'short' | 'shortOffset'): Record<string, string> => {
  const key = `${locale} ${timeZoneName} ${timeZone}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...long, timeZone, timeZoneName });
  if (formats.size >= MOST_FORMATS) formats.clear();
  formats.set(key, format);
  return Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
};

// No locale knows every zone's short name: British English says CEST but GMT-5, American English EST but GMT+2.
const locales = ['en-GB', 'en-US', 'en-AU', 'en-IN', 'en-ZA'];

const toPlace = (instant: Date, timeZone: string, offset = ''): string => {
  const city = zoneToCity(timeZone);
  if (city === 'UTC') return city;
  const nameIn = (locale: string) => toParts(instant, timeZone, locale, 'short').timeZoneName ?? '';
  const named = locales.find((locale) => /^[A-Z]{2,5}$/.test(nameIn(locale)));
  const name = named && nameIn(named);
  // Offsets read UTC, UTC+2 and UTC−4, with a true minus; some runtimes write GMT+0.
  const numeric = offset
    .replace('GMT', 'UTC')
    .replace('-', '−')
    .replace(/[+−]0$/, '');
  return `${city} (${name ? `${name}, ` : ''}${numeric})`;
};

/** `09:05` on a clock in `timeZone`. */
export const toClock = (instant: Date, timeZone: string): string => {
  const { hour, minute } = toParts(instant, timeZone, 'en-GB', 'shortOffset');
  return `${hour}:${minute}`;
};

type Parts = ReturnType<typeof toParts>;

const toHours = (start: Parts, end: Parts, days: number): string => {
  const [from, to] = [`${start.hour}:${start.minute}`, `${end.hour}:${end.minute}`];
  if (days > 1) return `${from} to ${end.weekday?.slice(0, 3)} ${end.day} ${end.month}, ${to}`;
  return `${from}–${to}${start.day === end.day ? '' : ' (next day)'}`;
};

/** The words for a span from `startsAt` to `endsAt` (ISO instants) as seen in `timeZone` (an IANA name). */
export const toWhen = (startsAt: string, endsAt: string, timeZone: string): When => {
  const instant = new Date(startsAt);
  const start = toParts(instant, timeZone, 'en-GB', 'shortOffset');
  const end = toParts(new Date(endsAt), timeZone, 'en-GB', 'shortOffset');
  const { weekday = '', day = '', month = '' } = start;
  return {
    // British English shortens September to four letters; a date tile has room for three.
    date: `${weekday.slice(0, 3)} ${day} ${month} ${start.year}`,
    weekday,
    day,
    month: month.slice(0, 3),
    hours: toHours(start, end, (Date.parse(endsAt) - instant.getTime()) / 86_400_000),
    place: toPlace(instant, timeZone, start.timeZoneName),
  };
};

/** Minutes from one instant to another. */
export const minutesBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 60_000);

/** `45 minutes`, `1 hour`, `1 h 30 min`, `7 days`. */
export const toDuration = (minutes: number): string => {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${minutes} minutes`;
  if (hours >= 48) return `${Math.round(hours / 24)} days`;
  if (rest > 0) return `${hours} h ${rest} min`;
  return hours === 1 ? '1 hour' : `${hours} hours`;
};
