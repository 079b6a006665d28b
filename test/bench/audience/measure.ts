/** What a simulation adds up: how late people saw what, and what it took. */
import type { Awaited, Script } from './script.ts';

const BUCKET_MS = 50;
const MOST_MS = 120_000;

/** A distribution of delays, in steps of 50 ms up to two minutes. */
export const createDelays = () => {
  const buckets = new Float64Array(MOST_MS / BUCKET_MS + 1);
  let count = 0;
  return {
    add(ms: number): void {
      const bucket = Math.min(buckets.length - 1, Math.max(0, Math.floor(ms / BUCKET_MS)));
      buckets[bucket] = (buckets[bucket] as number) + 1;
      count += 1;
    },
    count: () => count,
    /** Milliseconds within which this share of them lay; the upper end of its bucket. */
    at(share: number): number {
      let seen = 0;
      for (const [i, found] of buckets.entries()) {
        seen += found;
        if (count > 0 && seen >= count * share) return (i + 1) * BUCKET_MS;
      }
      return 0;
    },
  };
};
export type Delays = ReturnType<typeof createDelays>;

/** What is first shown by which version, to be found by versions: `first[v]` is the place of the first one that v or a later one shows. */
export const indexByVersion = (awaited: readonly Awaited[], { publishedAt }: Script) => {
  const sorted = [...awaited].sort((a, b) => a.version - b.version);
  const first = new Int32Array(publishedAt.length + 2);
  let place = 0;
  for (let version = 0; version < first.length; version += 1) {
    while (place < sorted.length && (sorted[place] as Awaited).version < version) place += 1;
    first[version] = place;
  }
  const at = Float64Array.from(sorted, (one) => one.at);
  /** Adds how late everything is that is new between two versions on one screen. */
  return (delays: Delays, before: number, after: number, now: number): void => {
    for (let i = first[before + 1] as number; i < (first[after + 1] as number); i += 1) delays.add(now - (at[i] as number));
  };
};

/** Reads at the origin by the second. */
export const createRate = (seconds: number) => {
  const bySecond = new Uint16Array(seconds + 1);
  let total = 0;
  return {
    add(now: number): void {
      bySecond[Math.floor(now / 1_000)] = (bySecond[Math.floor(now / 1_000)] ?? 0) + 1;
      total += 1;
    },
    total: () => total,
    most: () => bySecond.reduce((most, one) => Math.max(most, one), 0),
    perSecond: () => total / seconds,
  };
};
