/** The start of a webinar as a host types it: a wall time and a zone, which may be no moment, one, or two. */

import { zoneToCity } from '#shared/city.ts';
import { toClock } from '#shared/when.ts';
import { instantToWall, utcOffset, wallToInstants } from '#shared/zone.ts';

export type Start =
  | { readonly kind: 'empty' }
  /** Clocks jump over this hour, or the date does not exist. */
  | { readonly kind: 'skipped'; readonly why: string }
  | { readonly kind: 'one'; readonly at: Date }
  | { readonly kind: 'two'; readonly at: readonly [Date, Date] };

export const toStart = (date: string, time: string, zone: string): Start => {
  if (date === '' || time === '') return { kind: 'empty' };
  const [first, second] = wallToInstants(`${date}T${time.slice(0, 5)}`, zone);
  if (first && second) return { kind: 'two', at: [first, second] };
  if (first) return { kind: 'one', at: first };
  return {
    kind: 'skipped',
    why: `The clocks in ${zoneToCity(zone)} jump over ${time.slice(0, 5)} on that day. Please choose another time.`,
  };
};

const day = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' })
    .format(at)
    .replace(',', '');

/** `Fri 18 June 2027, 15:00 Berlin (UTC+2)` */
export const moment = (at: Date, zone: string): string =>
  `${day(at, zone)}, ${toClock(at, zone)} ${zoneToCity(zone)}${zone === 'UTC' ? '' : ` (${utcOffset(at, zone)})`}`;

/** The same moment on the reader's clock, or nothing where it reads the same: `14:00 London, your time`. */
export const momentHere = (at: Date, zone: string, here: string): string => {
  if (utcOffset(at, zone) === utcOffset(at, here)) return '';
  const sameDay = instantToWall(at, zone).slice(0, 10) === instantToWall(at, here).slice(0, 10);
  return `${sameDay ? '' : `${day(at, here)}, `}${toClock(at, here)} ${zoneToCity(here)}, your time`;
};

export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** Zones by region, the host's own first. */
export const zonesByRegion = (here: string): ReadonlyMap<string, readonly string[]> => {
  const all = [...new Set([here, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
  const regions = new Map<string, string[]>();
  for (const zone of all) {
    const region = zone === here ? 'Your zone' : zone.includes('/') ? (zone.split('/')[0] ?? zone) : 'Universal';
    regions.set(region, [...(regions.get(region) ?? []), zone]);
  }
  return regions;
};
