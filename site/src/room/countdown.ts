/** How long until the start, and when that is. */
import { utcOffset } from '#shared/zone.ts';
import { clockIn } from './times.ts';

/** `15:00 Berlin (UTC+2)` */
export const clockWithOffset = (at: Date, timeZone: string): string => `${clockIn(at, timeZone)} (${utcOffset(at, timeZone)})`;

export type Countdown = { readonly days: number; readonly hours: number; readonly minutes: number; readonly seconds: number };

export const toCountdown = (ms: number): Countdown => {
  const total = Math.max(0, Math.ceil(ms / 1_000));
  return {
    days: Math.floor(total / 86_400),
    hours: Math.floor(total / 3_600) % 24,
    minutes: Math.floor(total / 60) % 60,
    seconds: total % 60,
  };
};
