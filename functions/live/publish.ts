/** Publishing the feed: read the room strongly, compute, store if it differs. Safe to run twice, by anybody, at any time. */
import type { Logger } from '@aws-lambda-powertools/logger';
import type { Feed } from '#shared/feed.ts';
import type { WebinarId } from '#shared/ids.ts';
import { say } from '#shared/say.ts';
import type { ChatStore } from '../chat/store.ts';
import { Failure } from '../failure.ts';
import type { NoteStore } from '../note/store.ts';
import type { PollStore } from '../poll/store.ts';
import type { PresenceStore } from '../presence/store.ts';
import type { QuestionStore } from '../question/store.ts';
import type { ReactionStore } from '../reaction/store.ts';
import { isOpen } from '../webinar/draft.ts';
import type { WebinarStore } from '../webinar/store.ts';
import { computeFeed, type FeedBody, isOtherPresence, type Room } from './feed.ts';
import type { LiveStore, StoredFeed } from './store.ts';

const TRIES = 8;

/** Bodies that an earlier version stored lack what was added since, until the room changes again. */
const added = {
  webinarVersion: 0,
  startedAt: null,
  poll: null,
  notes: [],
  chat: null,
  reactions: null,
  totals: { open: 0, answered: 0 },
} as const;

export const toFeed = (stored: StoredFeed): Feed => {
  const { id, state, ...rest }: FeedBody = { ...added, ...JSON.parse(stored.body) };
  return { id, version: stored.version, state, changedAt: stored.changedAt, ...rest };
};

/** The number of people present is not by itself a change, unless people would notice. */
const isChanged = (seen: StoredFeed, body: FeedBody, people: number): boolean => {
  const before = JSON.parse(seen.body) as FeedBody;
  return JSON.stringify({ ...before, present: body.present }) !== JSON.stringify(body) || isOtherPresence(before.present, people);
};

type Sources = {
  readonly webinar: WebinarStore;
  readonly question: QuestionStore;
  readonly poll: PollStore;
  readonly note: NoteStore;
  readonly chat: ChatStore;
  readonly presence: PresenceStore;
  readonly reaction: ReactionStore;
  readonly live: LiveStore;
  readonly log: Logger;
};

/** Everything that a feed is computed from; undefined for an unknown webinar. */
const readRoom = async (from: Sources, id: WebinarId): Promise<{ room: Room; skipped: number } | undefined> => {
  const [webinar, { skipped, ...asked }, polled, notes, present] = await Promise.all([
    from.webinar.find(id),
    from.question.room(id),
    from.poll.room(id),
    from.note.room(id),
    from.presence.present(id),
  ]);
  if (!webinar) return undefined;
  const [chat, reactions] = await Promise.all([
    webinar.room.chat === 'on' ? from.chat.last(id) : { lines: [], skipped: 0 },
    webinar.room.reactions === 'on' ? from.reaction.totals(id) : [],
  ]);
  return { room: { webinar, ...asked, ...polled, notes, lines: chat.lines, reactions, present }, skipped: skipped + chat.skipped };
};

/** Resolves with what is published then; undefined for an unknown webinar. */
export const createPublisher =
  (from: Sources) =>
  async (id: WebinarId): Promise<StoredFeed | undefined> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const seen = await from.live.feed(id, { strong: true });
      const read = await readRoom(from, id);
      if (!read) return undefined;
      if (read.skipped > 0) from.log.warn('questions or chat lines left out of the feed', { webinar: id, skipped: read.skipped });
      const rested = seen ? toFeed(seen).chat?.state === 'too-many' : false;
      const body = computeFeed({ ...read.room, rested });
      const gone = !isOpen(read.room.webinar);
      if (seen && !isChanged(seen, body, read.room.present) && (seen.gone ?? false) === gone) return seen;
      const stored = await from.live.storeFeed(id, seen, { body, gone, size: read.room.questions.length });
      if (stored) return stored;
    }
    throw new Failure('busy', say('The room changes very fast right now. Please try again.'), { retryAfterSeconds: 1 });
  };
