/** Chapters of a recording: the questions that were answered on air, each at the second of the recording where its answer begins. */
import type { ReplayChapter } from '#shared/replay.ts';

export type Chapter = Pick<ReplayChapter, 'id' | 'text' | 'at'>;

/** Those that can be jumped to: a recording that was cut is shorter than its webinar. `length` in seconds; null while unknown. */
export const reachable = (chapters: readonly Chapter[], length: number | null): readonly Chapter[] =>
  length === null ? chapters : chapters.filter(({ at }) => at < length);

/** Which chapter plays at that second; undefined before the first. */
export const chapterAt = (chapters: readonly Chapter[], seconds: number): Chapter | undefined =>
  chapters.findLast(({ at }) => at <= seconds);

/** Where somebody stopped is worth offering: not the first moments, and not the last, which are the end. Seconds. */
export const isWorthResuming = (seconds: number, length: number): boolean => seconds >= 10 && seconds < length - 15;
