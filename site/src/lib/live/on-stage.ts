/** What a speaker's screen knows of the question on air: which one it is, and since when. */
import type { Feed } from '#shared/feed.ts';

/** `question` is '' and `since` (milliseconds of the epoch) is NaN where nothing is on air. */
export type OnStage = { readonly version: number; readonly question: string; readonly since: number };

/**
 * What is shown after a look. Edges may disagree for a moment: an older version never replaces a newer one. The feed does not say when
 * a question went on air; it changed when that happened, and later changes of anything else leave the time as it is.
 */
export const stepOnStage = (shown: OnStage, { version, now, changedAt }: Pick<Feed, 'version' | 'now' | 'changedAt'>): OnStage => {
  if (version < shown.version) return shown;
  const question = now?.id ?? '';
  const since = question === shown.question ? shown.since : now ? Date.parse(changedAt) : Number.NaN;
  return { version, question, since };
};
