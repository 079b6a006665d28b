/** A tier of caches: the edge locations, or the shield before the origin. Fresh answers from memory, misses that come together are one. */

/** What a tier was told. Reused for each request, because there are hundreds of millions of them. */
export type Told = { version: number; ok: boolean; at: number };

/** Asks the next tier at a time, and is told what and when. */
export type Source = (now: number, told: Told) => void;

export type Tier = {
  /** Asks one cache of the tier. */
  readonly ask: (cache: number, now: number, told: Told) => void;
  readonly hits: () => number;
};

const FRESH_MS = 1_000;
/** `stale-if-error=600` counts from the end of freshness. */
const STALE_MS = 600_000;

/**
 * `tripMs` is the way to the next tier and back. What a tier takes from the one above counts as new: Age is not deducted, which is the
 * worst case of what caches do. An error is not kept.
 */
export const createTier = (caches: number, tripMs: number, source: Source): Tier => {
  const version = new Int32Array(caches).fill(-1);
  const confirmedAt = new Float64Array(caches).fill(Number.NEGATIVE_INFINITY);
  const landsAt = new Float64Array(caches).fill(Number.NEGATIVE_INFINITY);
  const landsWell = new Uint8Array(caches);
  const above: Told = { version: 0, ok: true, at: 0 };
  let hits = 0;

  const fetch = (cache: number, now: number): void => {
    source(now + tripMs / 2, above);
    const at = above.at + tripMs / 2;
    landsAt[cache] = at;
    const stale = !above.ok && (version[cache] as number) >= 0 && at < (confirmedAt[cache] as number) + FRESH_MS + STALE_MS;
    landsWell[cache] = above.ok || stale ? 1 : 0;
    if (!above.ok) return;
    version[cache] = above.version;
    confirmedAt[cache] = at;
  };

  return {
    hits: () => hits,
    ask(cache, now, told) {
      const isWaiting = now < (landsAt[cache] as number);
      const isFresh = now < (confirmedAt[cache] as number) + FRESH_MS;
      if (!isWaiting && isFresh) {
        hits += 1;
        told.ok = true;
        told.at = now;
      } else {
        if (!isWaiting) fetch(cache, now);
        told.ok = landsWell[cache] === 1;
        told.at = landsAt[cache] as number;
      }
      told.version = version[cache] as number;
    },
  };
};
