/** The start that a host meant: an instant, or a wall time in the webinar's zone. */

import { zoneToCity } from '#shared/city.ts';
import type { FieldError } from '#shared/problem.ts';
import { utcOffset, wallPattern, wallToInstants } from '#shared/zone.ts';

export type Start = { readonly kind: 'at'; readonly at: string } | { readonly kind: 'refused'; readonly error: FieldError };

const refused = (detail: string): Start => ({ kind: 'refused', error: { pointer: '#/startsAt', detail } });

/** A wall time that a change of clocks skips is refused; one that happens twice is asked about, with both instants to choose from. */
export const toStart = (startsAt: string, zone: string): Start => {
  if (!wallPattern.test(startsAt)) return { kind: 'at', at: new Date(startsAt).toISOString() };
  if (Number.isNaN(Date.parse(`${startsAt}:00Z`)) || new Date(`${startsAt}:00Z`).toISOString().slice(0, 16) !== startsAt)
    return refused('There is no such date or time. Please check it.');
  const [first, second] = wallToInstants(startsAt, zone);
  const [time, city] = [startsAt.slice(11), zoneToCity(zone)];
  if (!first) return refused(`${time} does not exist in ${city} on that day: the clocks skip it. Please choose another time.`);
  if (!second) return { kind: 'at', at: first.toISOString() };
  const choices = [first, second].map((instant) => `${instant.toISOString()} (${utcOffset(instant, zone)})`).join(' or ');
  return refused(`${time} happens twice in ${city} on that day. Please say which one: ${choices}.`);
};
