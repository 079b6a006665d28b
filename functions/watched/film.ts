/** What a ballot keeps of its recording: which pieces were watched and where somebody stopped. Reports are joined, never taken back. Pure. */
import { fromText, noPieces, percentOf, toText, unite } from '#shared/pieces.ts';
import type { WatchedForm } from '#shared/watched.ts';

export type Film = {
  /** As text (shared/pieces.ts). */
  readonly pieces: string;
  /** Where they stopped last, and how long the recording is: seconds. */
  readonly place: number;
  readonly length: number;
  /** When the first and the last part were watched; since when it is a quarter of it. ISO. */
  readonly first: string;
  readonly last: string;
  readonly since?: string;
  /** When the last report was stored, in real milliseconds; how many there were. */
  readonly at: number;
  readonly n: number;
};

/**
 * From here on somebody watched a recording, in percent: a quarter of an hour's is fifteen minutes, which is longer than the answer to
 * one's own question, and no less than a visitor needs who skips to the part for which they came.
 */
export const ENOUGH = 25;
/** What lists, segments and the score know of it, in percent: a row is written four times at most. The credits need nobody see. */
const STEPS = [
  [95, 100],
  [75, 75],
  [50, 50],
  [ENOUGH, ENOUGH],
] as const;

/** A minute of a browser, less its jitter; and what a page sends while it goes away. */
const PACE_MS = 45_000;
const LEAVING_MS = 3_000;

type Ballot = Readonly<Record<string, unknown>> | undefined;

export const filmOf = (ballot: Ballot): Film | undefined => ballot?.film as Film | undefined;

export const percentIn = ({ pieces, length }: Pick<Film, 'pieces' | 'length'>): number => percentOf(fromText(pieces) ?? noPieces(), length);

/** 0, 25, 50, 75 or 100. */
export const stepOf = (percent: number): number => STEPS.find(([from]) => percent >= from)?.[1] ?? 0;

/** Undefined where it says nothing new; seconds to wait where it comes too soon. */
export const addReport = (
  before: Film | undefined,
  { pieces, place, length, leaving }: WatchedForm,
  now: Date,
  realNow: Date,
): Film | { readonly wait: number } | undefined => {
  const joined = toText(unite([fromText(pieces) ?? noPieces(), fromText(before?.pieces ?? '') ?? noPieces()]));
  if (before && joined === before.pieces && place === before.place && length === before.length) return undefined;
  const wait = (before?.at ?? 0) + (leaving ? LEAVING_MS : PACE_MS) - realNow.getTime();
  if (before && wait > 0) return { wait: Math.ceil(wait / 1000) };
  const at = now.toISOString();
  const isEnough = percentIn({ pieces: joined, length }) >= ENOUGH;
  return {
    ...{ pieces: joined, place, length, first: before?.first ?? at, last: at, at: realNow.getTime(), n: (before?.n ?? 0) + 1 },
    ...(isEnough ? { since: before?.since ?? at } : {}),
  };
};

/** What one person watched, with all of their browsers; undefined where that is nothing. */
export type Watching = { readonly percent: number; readonly first: string; readonly last: string; readonly since?: string };

export const watchingIn = (ballots: readonly Ballot[]): Watching | undefined => {
  const films = ballots.flatMap((ballot) => filmOf(ballot) ?? []);
  const [first, last] = [
    films.map((film) => film.first).sort()[0],
    films
      .map((film) => film.last)
      .sort()
      .at(-1),
  ];
  if (first === undefined || last === undefined) return undefined;
  const length = Math.max(...films.map((film) => film.length));
  const percent = percentOf(unite(films.map(({ pieces }) => fromText(pieces) ?? noPieces())), length);
  const [since] = films.flatMap((film) => film.since ?? []).sort();
  return { percent, first, last, ...(percent >= ENOUGH ? { since: since ?? last } : {}) };
};
