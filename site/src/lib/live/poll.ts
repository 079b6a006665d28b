/** When to ask again. The feed steers its audience; we spread, back off, and rest in hidden tabs. */
import type { OwnQuestion } from '#shared/question.ts';
import type { Live } from './state.ts';

const MINUTE = 60_000;
const CALM = 15_000;
const SLOW = 45_000;

/**
 * Milliseconds until the next look at the feed. `random` is 0 to 1 and spreads the audience by ±30 %; `retryAfter` (seconds) is
 * what the server asked for, and is never undercut.
 */
export const pollDelay = (live: Live, random: number, retryAfter = 0): number => {
  const asked = live.feed?.nextPollMs ?? 1_000;
  const over = live.feed?.state === 'ended' || live.feed?.state === 'cancelled' || live.feed?.state === 'archived';
  const usual = over ? Math.max(asked, CALM) : asked;
  const base = live.hidden || live.gone ? MINUTE : Math.min(MINUTE, usual * 2 ** Math.min(live.failures, 10));
  return Math.round(Math.max(base * (0.7 + 0.6 * random), retryAfter * 1_000));
};

/**
 * Milliseconds until a webinar is read again that the feed knows a newer version of: a large audience spreads over its own pace, and
 * the server's copy of a webinar may be some seconds old.
 */
export const rereadDelay = (live: Live, random: number): number => Math.round(Math.max(2_000, live.feed?.nextPollMs ?? 0) * (0.5 + random));

const settled = new Set(['answered', 'closed', 'follow-up']);
/** What was joined with another question waits for that one's answer. */
const isSettled = ({ visibility, resolution, outcome, answers }: OwnQuestion): boolean =>
  visibility === 'hidden' || (outcome === 'duplicate-of' ? answers.length > 0 : settled.has(resolution));

/** Whether somebody's own list must be read again: private answers and hidden questions never show in the public feed. */
export const isMineDue = (live: Live, now: number, changed: boolean): boolean => {
  if (live.seat === 'none' || live.hidden || live.mineAsked) return false;
  const pace = live.feed?.nextPollMs ?? 1_000;
  // The first look failed: until one succeeds, nobody knows who sits here.
  if (live.mine === null) return now - live.mineAt >= Math.max(3_000, 3 * pace);
  const { questions, lines, silenced } = live.mine;
  const age = now - live.mineAt;
  if (questions.some((one) => !isSettled(one))) return age >= (changed ? 2 : 8) * pace;
  // What was settled may be opened again, and a host may silence who asked or wrote, or lift that.
  const isKnown = silenced || questions.length + lines.length + live.chat.own.length > 0;
  return isKnown && age >= Math.max(SLOW, 8 * pace);
};

/** Age in milliseconds of what is on screen where it is old enough to say so; undefined while it is fresh. */
export const staleFor = (live: Live, now: number): number | undefined => {
  if (live.freshAt === null) return undefined;
  const age = now - live.freshAt;
  return age > Math.max(12_000, 3 * (live.feed?.nextPollMs ?? 1_000)) && !live.hidden ? age : undefined;
};
