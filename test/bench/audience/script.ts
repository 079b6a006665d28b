/** An hour of a webinar as the origin sees it: when which version was published, and what people did that they wait to see. */
import type { Chance } from '../../trials/kill/chance.ts';

export type Awaited = {
  /** When the host decided, or a person voted. */
  readonly at: number;
  /** The first version that shows it. */
  readonly version: number;
};

export type Script = {
  readonly lengthMs: number;
  /** `publishedAt[v]`: when version v was stored; version 0 is there from the start. */
  readonly publishedAt: readonly number[];
  readonly decisions: readonly Awaited[];
  readonly votes: readonly Awaited[];
};

export type Pace = {
  readonly lengthMs: number;
  /** The share of the time at the start in which the room is busy. */
  readonly hotShare: number;
  /** Milliseconds between two votes, in the mean. */
  readonly hotVoteMs: number;
  readonly calmVoteMs: number;
  readonly decisionMs: number;
};

/** Twenty minutes in which the publisher never rests, and forty in which something changes every twenty seconds. */
export const webinarHour: Pace = { lengthMs: 3_600_000, hotShare: 1 / 3, hotVoteMs: 300, calmVoteMs: 20_000, decisionMs: 30_000 };

/** A host's write, then the feed's, in the same request. */
const DECISION_MS = 150;
/** A vote comes by the stream twice: read (up to 250 ms) and gathered (a second, infra/functions.ts), counted, read again. */
const toFeedMs = (chance: Chance): number => 80 + chance.between(0, 250) + chance.between(0, 1_000) + 60 + chance.between(0, 250) + 60;
/** Reactions publish a room once a second at most. */
const CLAIM_MS = 1_000;

const times = (chance: Chance, pace: Pace, gapAt: (at: number) => number): number[] => {
  const found: number[] = [];
  for (let at = 0; ; ) {
    at += -Math.log(1 - chance.between(0, 1)) * gapAt(at);
    if (at >= pace.lengthMs) return found;
    found.push(Math.floor(at));
  }
};

/** When the reactions publish what they were told of: who comes within the second of another waits for the next one. */
const publications = (ready: readonly number[]): number[] => {
  const found: number[] = [];
  for (const at of ready.toSorted((a, b) => a - b)) {
    const last = found.at(-1) ?? Number.NEGATIVE_INFINITY;
    if (at > last) found.push(Math.max(at, last + CLAIM_MS));
  }
  return found;
};

/** The first of these sorted times that is not before `at`. */
const firstFrom = (sorted: readonly number[], at: number): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < at) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Same chance, same hour. */
export const writeScript = (chance: Chance, pace: Pace): Script => {
  const hotUntil = pace.lengthMs * pace.hotShare;
  const votes = times(chance, pace, (at) => (at < hotUntil ? pace.hotVoteMs : pace.calmVoteMs));
  const counted = votes.map((at) => ({ at, ready: Math.round(at + toFeedMs(chance)) }));
  const decided = times(chance, pace, () => pace.decisionMs).map((at) => ({ at, ready: at + DECISION_MS }));
  const byReactions = publications(counted.map(({ ready }) => ready));
  // A publication reads everything strongly: it shows whatever was ready by then, whoever asked for it.
  const publishedAt = [...new Set([0, ...decided.map(({ ready }) => ready), ...byReactions])].sort((a, b) => a - b);
  const seenIn = (changes: readonly { at: number; ready: number }[]): Awaited[] =>
    changes.map(({ at, ready }) => ({ at, version: firstFrom(publishedAt, ready) }));
  return { lengthMs: pace.lengthMs, publishedAt, decisions: seenIn(decided), votes: seenIn(counted) };
};

/** Looks up the version of a moment: one read of a table instead of a search, since each poll asks. */
export const versionsByTime = ({ lengthMs, publishedAt }: Script): ((at: number) => number) => {
  const STEP = 10;
  const table = new Int32Array(Math.ceil(lengthMs / STEP) + 1);
  let version = 0;
  for (let i = 0; i < table.length; i += 1) {
    while ((publishedAt[version + 1] ?? Number.POSITIVE_INFINITY) <= i * STEP) version += 1;
    table[i] = version;
  }
  return (at) => table[Math.min(table.length - 1, Math.floor(at / STEP))] as number;
};
