/** Times as a reader wants them: the host's zone and one's own, said once where they are the same. */
import { zoneToCity } from '#shared/city.ts';
import { t, tag } from '../lib/words.ts';

export const readersZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

const clock = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat(tag, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

/** `Fri 18 June 2027`, `Fr 18. Juni 2027` */
export const dayIn = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat(tag, { timeZone, weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' })
    .format(at)
    .replace(/\.?,/, '');

/** `15:00 Berlin` */
export const clockIn = (at: Date, timeZone: string): string => `${clock(at, timeZone)} ${zoneToCity(timeZone)}`;

/** Whether both zones show the same clock at that instant: then one of them is enough. */
export const isSameClock = (at: Date, one: string, other: string): boolean =>
  clock(at, one) === clock(at, other) && dayIn(at, one) === dayIn(at, other);

/** The clock on the reader's own wall: `15:12`. */
export const clockHere = (at: Date): string => clock(at, readersZone());

/** `16:00 Berlin, 15:00 your time` */
export const bothClocks = (at: Date, timeZone: string): string => {
  const here = readersZone();
  return isSameClock(at, timeZone, here)
    ? clockIn(at, timeZone)
    : t('{time}, {here} your time', { time: clockIn(at, timeZone), here: clock(at, here) });
};
