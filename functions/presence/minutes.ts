/** Which minutes of a webinar somebody watched. Pure. */

const MINUTE_MS = 60_000;

/**
 * Minutes since the start, each by its number, that the `seconds` before `now` reach into, as far as the webinar ran then. A browser says
 * only how long; when that was is the server's own clock, so a clock that jumps, a second tab or a beacon that comes twice names the same
 * minutes again.
 */
export const minutesOf = (
  { start, end }: { readonly start: Date; readonly end: Date },
  seconds: number,
  now: Date,
): ReadonlySet<number> => {
  const from = Math.max(0, now.getTime() - seconds * 1000 - start.getTime());
  const until = Math.min(now.getTime(), end.getTime()) - start.getTime();
  const first = Math.floor(from / MINUTE_MS);
  const beyond = Math.ceil(until / MINUTE_MS);
  return new Set(until > from ? Array.from({ length: beyond - first }, (_, i) => first + i) : []);
};
