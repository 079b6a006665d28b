/** What follows a change in a room: its feed is published, once a second and webinar at most. */
import { setTimeout as pause } from 'node:timers/promises';
import type { WebinarId } from '#shared/ids.ts';
import type { Deps } from '../deps.ts';
import type { Fact } from '../table/facts.ts';
import { idOf } from '../table/keys.ts';

const RETRY_MS = 100;
const PATIENCE_MS = 8_000;

/** The webinar whose feed this change may alter. */
export const roomOf = ({ kind, pk, before, after }: Fact): WebinarId | undefined => {
  if (kind === 'question' || kind === 'answer') return idOf(pk);
  // Counts move with each registration, and the feed shows them rounded: only a change of state is worth a version.
  return kind === 'webinar' && before?.state !== after?.state ? idOf(pk) : undefined;
};

/** Whoever comes within the second of another waits for the next one: so the last change is always in what is published last. */
export const publishSoon = async (deps: Deps, webinar: WebinarId): Promise<void> => {
  const until = deps.realNow().getTime() + PATIENCE_MS;
  while (!(await deps.live.claim(webinar)) && deps.realNow().getTime() < until) await pause(RETRY_MS);
  await deps.publishFeed(webinar);
};
