import { setTimeout } from 'node:timers/promises';

/** Waits real milliseconds; a signal cuts it short without an error. */
export const pause = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
};

/** 100, 200, 400 … 5,000 ms: how long to wait after the n-th failure in a row. */
export const backOff = (failures: number): number => Math.min(5_000, 50 * 2 ** failures);
