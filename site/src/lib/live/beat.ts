/**
 * How a browser tells that somebody is there: a beacon when they enter, one each five minutes, one when they leave. Pure: what happened
 * goes in, what to send comes out. Times are milliseconds of a clock that only runs forward.
 */

/** A gap between two ticks beyond this is sleep: nobody watched through a closed lid. */
const LONGEST_TICK = 5_000;
/** A beacon tells of ten minutes at most; what it could not tell in time is not told later. */
const MOST_SECONDS = 600;
/** Under five minutes, so that each window of five minutes hears of those who stay. */
const SOONEST = 255_000;
const SPREAD = 30_000;
const AGAIN = 30_000;
const NEVER = Number.POSITIVE_INFINITY;

export type Beat = {
  /** Watched since the last beacon that arrived. */
  readonly watched: number;
  readonly tickAt: number | null;
  /** Not before. */
  readonly dueAt: number;
  /** What the beacon under way tells of; null while none is. */
  readonly telling: number | null;
};

/** What is to be sent now. */
export type Beacon = { readonly seconds: number; readonly leaving?: true };

export type BeatEvent =
  /** `leads`: this tab speaks for all of the browser's tabs in this room. */
  | { readonly is: 'tick'; readonly at: number; readonly leads: boolean; readonly online: boolean }
  | { readonly is: 'told'; readonly at: number; readonly random: number }
  /** `status` 0: nothing came back. `retryAfter` in seconds. */
  | { readonly is: 'missed'; readonly at: number; readonly random: number; readonly status: number; readonly retryAfter?: number }
  | { readonly is: 'left' };

/** `spread`: how many milliseconds those who enter together spread over; `random` is 0 to 1. */
export const startBeat = (at: number, random: number, spread: number): Beat => ({
  watched: 0,
  tickAt: null,
  dueAt: at + random * spread,
  telling: null,
});

const secondsOf = (ms: number): number => Math.min(MOST_SECONDS, Math.floor(ms / 1_000));

const tick = (beat: Beat, { at, leads, online }: Extract<BeatEvent, { is: 'tick' }>): readonly [Beat, Beacon | null] => {
  const gap = beat.tickAt === null ? 0 : at - beat.tickAt;
  const watched = leads && gap > 0 && gap <= LONGEST_TICK ? beat.watched + gap : beat.watched;
  const next = { ...beat, watched: Math.min(watched, MOST_SECONDS * 1_000), tickAt: at };
  if (!leads || !online || beat.telling !== null || at < beat.dueAt) return [next, null];
  const seconds = secondsOf(next.watched);
  return [{ ...next, telling: seconds * 1_000 }, { seconds }];
};

const miss = (beat: Beat, { at, random, status, retryAfter }: Extract<BeatEvent, { is: 'missed' }>): Beat => {
  // Too soon, a busy server, no network, or not live by the server's copy yet: what was watched waits for the next try.
  const isPassing = status === 0 || status === 409 || status === 429 || status >= 500;
  const wait = Math.max(AGAIN, (retryAfter ?? 0) * 1_000);
  return { ...beat, telling: null, dueAt: isPassing ? at + wait * (1 + random) : NEVER };
};

export const stepBeat = (beat: Beat, event: BeatEvent): readonly [Beat, Beacon | null] => {
  switch (event.is) {
    case 'tick':
      return tick(beat, event);
    case 'told':
      return [
        {
          ...beat,
          watched: Math.max(0, beat.watched - (beat.telling ?? 0)),
          telling: null,
          dueAt: event.at + SOONEST + event.random * SPREAD,
        },
        null,
      ];
    case 'missed':
      return [miss(beat, event), null];
    case 'left':
      // Whoever comes back to the page, as from a browser's memory of it, enters anew.
      return [
        { watched: 0, tickAt: null, dueAt: 0, telling: null },
        { seconds: secondsOf(beat.watched), leaving: true },
      ];
  }
};

/** Which tab speaks: by a name of its own, and when it last said so. */
export type Lease = { readonly tab: string; readonly at: number };

const LEASE_MS = 15_000;

/** Nobody else spoke within the last seconds. A time that lies far ahead was written by a clock that jumped, and holds nobody. */
export const mayLead = (lease: Lease | null, tab: string, at: number): boolean =>
  lease === null || lease.tab === tab || Math.abs(at - lease.at) > LEASE_MS;
