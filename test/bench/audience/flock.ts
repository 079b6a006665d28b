/**
 * The watching side of a room's client for a million people: what is left of the machine in site/src/lib/live when nobody asks or votes.
 * The delays are the machine's own `pollDelay`; that the rest is the machine's is checked on the people who run both (machines.ts).
 */
import type { Feed } from '#shared/feed.ts';
import { pollDelay } from '../../../site/src/lib/live/poll.ts';
import { type Live, startLive } from '../../../site/src/lib/live/state.ts';

/** What a client does next: `ASK` the feed, `NOTHING`, or wait so many milliseconds. */
export const ASK = -2;
export const NOTHING = -1;

/** An answer as it arrives: 200 with a version, 304, or a failure by its status (0: none came). */
export type Came = { status: number; version: number; retryAfter: number; at: number };

export type Mind = {
  readonly open: (person: number, now: number) => number;
  readonly timer: (person: number) => number;
  readonly answered: (person: number, came: Came, random: number) => number;
  readonly hide: (person: number) => number;
  readonly show: (person: number) => number;
  readonly offline: (person: number) => number;
  readonly online: (person: number) => number;
  /** The version on a person's screen; -1 before the first. */
  readonly shown: (person: number) => number;
};

const HIDDEN = 1;
const OFFLINE = 2;
const FETCHING = 4;
const GONE = 8;

/** `feedOf` is asked for what `pollDelay` reads of a version: its pace and state. */
export const createFlock = (people: number, feedOf: (version: number) => Feed): Mind => {
  const shown = new Int16Array(people).fill(-1);
  const failures = new Uint8Array(people);
  const flags = new Uint8Array(people);
  // One client's state for all, filled in before each question to `pollDelay`.
  const mask: { -readonly [K in keyof Live]: Live[K] } = startLive('w');

  const delay = (person: number, random: number, retryAfter: number): number => {
    const flag = flags[person] as number;
    const version = shown[person] as number;
    mask.feed = version < 0 ? null : feedOf(version);
    mask.hidden = (flag & HIDDEN) > 0;
    mask.gone = (flag & GONE) > 0;
    mask.failures = failures[person] as number;
    return pollDelay(mask, random, retryAfter);
  };
  const put = (person: number, set: number, clear: number): number => {
    flags[person] = ((flags[person] as number) & ~clear) | set;
    return flags[person] as number;
  };
  const ask = (person: number): number => {
    if (((flags[person] as number) & (FETCHING | OFFLINE)) > 0) return NOTHING;
    put(person, FETCHING, 0);
    return ASK;
  };

  return {
    shown: (person) => shown[person] as number,
    open: ask,
    timer: ask,
    show: (person) => {
      put(person, 0, HIDDEN);
      return ask(person);
    },
    hide: (person) => ((put(person, HIDDEN, 0) & FETCHING) > 0 ? NOTHING : delay(person, 0.5, 0)),
    offline: (person) => {
      put(person, OFFLINE, 0);
      return NOTHING;
    },
    online: (person) => {
      put(person, 0, OFFLINE | FETCHING);
      return ask(person);
    },
    answered: (person, { status, version, retryAfter }, random) => {
      const isFine = status === 200 || status === 304;
      const isGone = status === 404 || status === 410;
      // Any answer at all says that there is a network.
      put(person, isGone ? GONE : 0, FETCHING | (isGone ? 0 : GONE) | (isFine ? OFFLINE : 0));
      failures[person] = isFine ? 0 : Math.min(255, (failures[person] as number) + 1);
      // The version guard: what is older than the screen is not shown.
      if (status === 200 && version > (shown[person] as number)) shown[person] = version;
      if (!isFine && ((flags[person] as number) & OFFLINE) > 0) return NOTHING;
      return delay(person, random, isFine ? 0 : retryAfter);
    },
  };
};
