/** When something is, in words: the date, the hours and the zone as a person in that zone writes them. */
import { zoneToCity } from './city.ts';
import { type Speech, tags, toSpeech } from './speech.ts';
import type { times } from './words/de.ts';

export type Times = Speech<keyof typeof times>;
const english: Times = toSpeech('en');

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
const namers = { en: ['en-GB', 'en-US', 'en-AU', 'en-IN', 'en-ZA'], de: ['de-DE', 'en-GB', 'en-US', 'en-AU', 'en-IN', 'en-ZA'] } as const;

const toPlace = (instant: Date, timeZone: string, offset: string | undefined, locale: Times['locale']): string => {
  const city = zoneToCity(timeZone);
  if (city === 'UTC') return city;
  const nameIn = (namer: string) => toParts(instant, timeZone, namer, 'short').timeZoneName ?? '';
  const named = namers[locale].find((namer) => /^[A-Z]{2,5}$/.test(nameIn(namer)));
  const name = named && nameIn(named);
  // Offsets read UTC, UTC+2 and UTC−4, with a true minus; some runtimes write GMT+0.
  const numeric = (offset ?? '')
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

/** Friday is Fri in English and Fr in German. */
const SHORT_DAY = { en: 3, de: 2 } as const;

const toHours = (start: Parts, end: Parts, days: number, { t, locale }: Times): string => {
  const [from, to] = [`${start.hour}:${start.minute}`, `${end.hour}:${end.minute}`];
  const { weekday = '', day = '', month = '' } = end;
  if (days > 1) return t('{from} to {weekday} {day} {month}, {to}', { from, to, day, month, weekday: weekday.slice(0, SHORT_DAY[locale]) });
  return t(start.day === day ? '{from}–{to}' : '{from}–{to} (next day)', { from, to });
};

/** The words for a span from `startsAt` to `endsAt` (ISO instants) as seen in `timeZone` (an IANA name). */
export const toWhen = (startsAt: string, endsAt: string, timeZone: string, times: Times = english): When => {
  const instant = new Date(startsAt);
  const { locale, t } = times;
  const start = toParts(instant, timeZone, tags[locale], 'shortOffset');
  const end = toParts(new Date(endsAt), timeZone, tags[locale], 'shortOffset');
  const { weekday = '', day = '', month = '', year = '' } = start;
  return {
    // British English shortens September to four letters; a date tile has room for three.
    date: t('{weekday} {day} {month} {year}', { weekday: weekday.slice(0, SHORT_DAY[locale]), day, month, year }),
    weekday,
    day,
    month: month.slice(0, 3),
    hours: toHours(start, end, (Date.parse(endsAt) - instant.getTime()) / 86_400_000, times),
    place: toPlace(instant, timeZone, start.timeZoneName, locale),
  };
};

/** One moment as seen in `timeZone`: `Fri 18 June 2027, 15:00 Berlin (CEST, UTC+2)`. */
export const toMoment = (at: string, timeZone: string, times: Times = english): string => {
  const { date, place } = toWhen(at, at, timeZone, times);
  return times.t('{date}, {clock} {place}', { date, clock: toClock(new Date(at), timeZone), place });
};

/** Minutes from one instant to another. */
export const minutesBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 60_000);

/** `45 minutes`, `1 hour`, `1 h 30 min`, `7 days`. */
export const toDuration = (minutes: number, { t, many }: Times = english): string => {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return many(minutes, '1 minute', '{n} minutes');
  if (hours >= 48) return many(Math.round(hours / 24), '1 day', '{n} days');
  if (rest > 0) return t('{hours} h {minutes} min', { hours, minutes: rest });
  return many(hours, '1 hour', '{n} hours');
};
