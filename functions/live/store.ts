/** The room in the table: ballots and the published feed. */
import type { WebinarId } from '#shared/ids.ts';
import { createCache } from '../table/cache.ts';
import type { Condition } from '../table/expression.ts';
import { feedKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Table } from '../table/table.ts';
import { createBallots } from './ballots.ts';
import type { FeedBody } from './feed.ts';

export type LiveStore = ReturnType<typeof createLiveStore>;
/** `gone`: the webinar is no longer public; a marker instead of a body that nobody may see. */
export type StoredFeed = {
  readonly version: number;
  readonly changedAt: string;
  readonly body: string;
  readonly gone?: boolean;
  /** Quiet figures moved since, and nobody has published them yet. */
  readonly behind?: boolean;
};
const COPY_MS = 5_000;

/** Reactions publish one webinar once a second at most; reading a room of more than a thousand questions is worth five. */
const claimMs = (questions: number): number => (questions > 1_000 ? 5_000 : 1_000);

export const createLiveStore = ({ table, now, realNow }: { table: Table; now: () => Date; realNow: () => Date }) => {
  const copies = createCache<StoredFeed>(COPY_MS, realNow);
  const readFeed = async (webinar: WebinarId, { strong = false } = {}): Promise<StoredFeed | undefined> => {
    const item = await table.get(feedKey(webinar), { strong });
    return item && typeof item.body === 'string'
      ? {
          version: Number(item.version),
          changedAt: String(item.changedAt),
          body: item.body,
          gone: item.gone === true,
          behind: item.behind === true,
        }
      : undefined;
  };
  return {
    ...createBallots({ table, now, realNow }),

    feed: readFeed,

    /** What is published, as a copy of at most five seconds: good enough to judge by, and no read for each who writes. */
    recentFeed: (webinar: WebinarId) => copies.find(webinar, () => readFeed(webinar)),

    /** Stores the next version of a body; undefined where another publisher was faster. */
    async storeFeed(
      webinar: WebinarId,
      seen: StoredFeed | undefined,
      { body, gone, size }: { body: FeedBody; gone: boolean; size: number },
    ): Promise<StoredFeed | undefined> {
      const next: StoredFeed = { version: (seen?.version ?? 0) + 1, changedAt: now().toISOString(), body: JSON.stringify(body), gone };
      const when = seen ? ({ equals: ['version', seen.version] } as const) : ({ absent: 'version' } as const);
      const done = await table.change(feedKey(webinar), { set: { ...next, size, v: DATA_VERSION }, remove: ['behind'] }, when);
      return done.ok ? next : undefined;
    },

    /** Marks what is published as behind its quiet figures. */
    async fallBehind(webinar: WebinarId): Promise<void> {
      await table.change(feedKey(webinar), { set: { behind: true } }, { all: [{ exists: 'version' }, { absent: 'behind' }] });
    },

    /** Claims this second for publishing, or more of them (`least`, milliseconds). A refusal is read, not written: waiting costs nothing. */
    async claim(webinar: WebinarId, least = 0): Promise<boolean> {
      const at = realNow().getTime();
      const item = await table.get(feedKey(webinar), { strong: true });
      // Nothing was published yet: whoever does is first, and a room that was forgotten stays so.
      if (!item) return true;
      const [claimed, size] = [item.claimed, item.size];
      if (typeof claimed === 'number' && claimed > at - Math.max(least, claimMs(Number(size ?? 0))) && claimed <= at) return false;
      const when: Condition = claimed === undefined ? { absent: 'claimed' } : { equals: ['claimed', claimed] };
      return (await table.change(feedKey(webinar), { set: { claimed: at, v: DATA_VERSION }, remove: ['behind'] }, when)).ok;
    },
  };
};
