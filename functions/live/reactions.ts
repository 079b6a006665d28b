/** What follows a change in a room: its feed is published, once a second and webinar at most. */
import { setTimeout as pause } from 'node:timers/promises';
import type { WebinarId } from '#shared/ids.ts';
import type { Deps } from '../deps.ts';
import { describe } from '../http/request-log.ts';
import { isSeenOutside } from '../question/stored.ts';
import type { Fact } from '../table/facts.ts';
import { idOf } from '../table/keys.ts';
import { isOtherPresence } from './feed.ts';
import { toFeed } from './publish.ts';
import type { StoredFeed } from './store.ts';

const RETRY_MS = 100;
const PATIENCE_MS = 8_000;
const PULSE_MS = 3_000;

/** The webinar whose feed this change may alter. */
export const roomOf = ({ kind, pk, before, after }: Fact): WebinarId | undefined => {
  if (kind === 'question') return isSeenOutside(before, after) ? idOf(pk) : undefined;
  if (kind === 'answer' || kind === 'chat') return idOf(pk);
  // What is prepared is nobody's business yet.
  if (kind === 'poll') return after && after.state !== 'prepared' ? idOf(pk) : undefined;
  if (kind === 'word') return idOf(pk);
  // Counts move with each registration, and the feed shows them rounded: only a change of state is worth a version.
  return kind === 'webinar' && before?.state !== after?.state ? idOf(pk) : undefined;
};

/** The webinar whose quiet figures, people present and signs sent, this change moves. */
export const pulseOf = ({ kind, pk }: Fact): WebinarId | undefined => (kind === 'presence' || kind === 'reactions' ? idOf(pk) : undefined);

/**
 * Quiet figures that moved far enough to be seen are published where nobody did within three seconds; otherwise the feed is marked as
 * behind, and whoever reads it after that time brings it up to date (feed-routes). So nobody's vote waits for applause.
 */
export const publishPulse = async (deps: Deps, webinar: WebinarId): Promise<void> => {
  const seen = await deps.live.feed(webinar, { strong: true });
  if (!seen || seen.gone || seen.behind) return;
  const { state, present, reactions } = toFeed(seen);
  if (state !== 'live') return;
  const [people, totals] = await Promise.all([deps.presence.present(webinar), reactions && deps.reaction.totals(webinar)]);
  if (!isOtherPresence(present, people) && JSON.stringify(reactions) === JSON.stringify(totals)) return;
  if (await deps.live.claim(webinar, PULSE_MS)) await deps.publishFeed(webinar);
  else await deps.live.fallBehind(webinar);
};

/** The feed as it is to be read: one that is behind catches up first, where its three seconds are over. */
export const caughtUp = async (deps: Deps, webinar: WebinarId, stored: StoredFeed): Promise<StoredFeed> => {
  if (!stored.behind) return stored;
  try {
    return (await deps.live.claim(webinar, PULSE_MS)) ? ((await deps.publishFeed(webinar)) ?? stored) : stored;
  } catch (error) {
    deps.log.warn('quiet figures not published', { webinar, ...describe(error) });
    return stored;
  }
};

/** Whoever comes within the second of another waits for the next one: so the last change is always in what is published last. */
export const publishSoon = async (deps: Deps, webinar: WebinarId): Promise<void> => {
  const until = deps.realNow().getTime() + PATIENCE_MS;
  while (!(await deps.live.claim(webinar)) && deps.realNow().getTime() < until) await pause(RETRY_MS);
  await deps.publishFeed(webinar);
};
