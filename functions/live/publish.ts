/** Publishing the feed: read the room strongly, compute, store if it differs. Safe to run twice, by anybody, at any time. */
import type { Logger } from '@aws-lambda-powertools/logger';
import type { Feed } from '#shared/feed.ts';
import type { WebinarId } from '#shared/ids.ts';
import { Failure } from '../failure.ts';
import type { QuestionStore } from '../question/store.ts';
import { isPublic } from '../webinar/draft.ts';
import type { WebinarStore } from '../webinar/store.ts';
import { computeFeed, type FeedBody } from './feed.ts';
import type { LiveStore, StoredFeed } from './store.ts';

const TRIES = 8;

export const toFeed = (stored: StoredFeed): Feed => {
  const { id, state, ...rest } = JSON.parse(stored.body) as FeedBody;
  return { id, version: stored.version, state, changedAt: stored.changedAt, ...rest };
};

type Sources = { readonly webinar: WebinarStore; readonly question: QuestionStore; readonly live: LiveStore; readonly log: Logger };

/** Resolves with what is published then; undefined for an unknown webinar. */
export const createPublisher =
  ({ webinar, question, live, log }: Sources) =>
  async (id: WebinarId): Promise<StoredFeed | undefined> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const seen = await live.feed(id, { strong: true });
      const [found, room] = await Promise.all([webinar.find(id), question.room(id)]);
      if (!found) return undefined;
      if (room.skipped > 0) log.warn('questions left out of the feed', { webinar: id, skipped: room.skipped });
      const body = computeFeed({ webinar: found, ...room });
      const gone = !isPublic(found);
      if (seen && seen.body === JSON.stringify(body) && (seen.gone ?? false) === gone) return seen;
      const stored = await live.storeFeed(id, seen, { body, gone, size: room.questions.length });
      if (stored) return stored;
    }
    throw new Failure('busy', 'The room changes very fast right now. Please try again.', { retryAfterSeconds: 1 });
  };
