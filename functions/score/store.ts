/** What the inputs of a score weigh, and what webinars offered. */
import type { AuditEntry } from '#shared/audit.ts';
import type { WebinarId } from '#shared/ids.ts';
import type { Note } from '#shared/note.ts';
import type { Poll } from '#shared/poll.ts';
import { type ScoreSettings, usualWeights, type Weights } from '#shared/score.ts';
import type { Webinar } from '#shared/webinar.ts';
import { auditItem } from '../audit/entry.ts';
import { createCache } from '../table/cache.ts';
import { scoresKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';
import { type Offer, toOffer } from './offer.ts';

/** Lists show other weights within five seconds. */
const COPY_MS = 5_000;
/** And a note or a poll that came since within a minute. */
const OFFER_MS = 60_000;
/** An offer weighs a kilobyte. */
const MOST_OFFERS = 2_000;

type World = {
  readonly table: Table;
  readonly now: () => Date;
  readonly realNow: () => Date;
  readonly webinar: { readonly find: (id: WebinarId) => Promise<Webinar | undefined> };
  readonly poll: { readonly list: (webinar: WebinarId) => Promise<readonly Poll[]> };
  readonly note: { readonly all: (webinar: WebinarId) => Promise<readonly Note[]> };
};

/** Weights of earlier days lack inputs that came since: those weigh what they usually do. */
const itemToSettings = (item: Item | undefined): ScoreSettings => ({
  weights: { ...usualWeights, ...(item?.weights as Partial<Weights> | undefined) },
  version: Number(item?.version ?? 0),
});

export const createScoreStore = ({ table, now, realNow, webinar, poll, note }: World) => {
  const copies = createCache<ScoreSettings>(COPY_MS, realNow);
  const offers = createCache<Offer>(OFFER_MS, realNow, MOST_OFFERS);
  const read = async (id: WebinarId): Promise<Offer | undefined> => {
    const found = await webinar.find(id);
    if (!found?.startedAt) return undefined;
    const [polls, notes] = await Promise.all([poll.list(id), note.all(id)]);
    return toOffer(found, { polls, notes }, now());
  };

  return {
    find: async (): Promise<ScoreSettings> => itemToSettings(await table.get(scoresKey, { strong: true })),

    /** A copy of at most five seconds. */
    async weights(): Promise<Weights> {
      const found = await copies.find('scores', async () => itemToSettings(await table.get(scoresKey)));
      return found?.weights ?? usualWeights;
    },

    /** What each of these webinars offered; one that never began is left out. Copies of at most a minute. */
    async offers(webinars: readonly WebinarId[]): Promise<ReadonlyMap<WebinarId, Offer>> {
      const found = new Map<WebinarId, Offer>();
      for (const id of webinars) {
        const offer = await offers.find(id, () => read(id));
        if (offer) found.set(id, offer);
      }
      return found;
    },

    /** Stores other weights, and the entry that tells of it; false where somebody else changed them between. */
    async replace(seen: ScoreSettings, weights: Weights, entry: AuditEntry): Promise<boolean> {
      const done = await table.transact([
        {
          put: { ...scoresKey, weights, version: seen.version + 1, v: DATA_VERSION },
          when: seen.version === 0 ? { absent: 'pk' } : { equals: ['version', seen.version] },
        },
        { put: auditItem(entry) },
      ]);
      copies.drop('scores');
      return done.ok;
    },
  };
};
