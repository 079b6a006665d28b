/** Series in the table: the series itself, and beside it a pointer to each of its webinars. */
import type { AuditEntry } from '#shared/audit.ts';
import { isWebinarId } from '#shared/ids.ts';
import type { PublicSeries, Series } from '#shared/series.ts';
import type { PublicWebinar } from '#shared/webinar.ts';
import { auditItem } from '../audit/entry.ts';
import { type Cache, createCache } from '../table/cache.ts';
import { publicCatalogue, seriesEntry, seriesKey, seriesList, webinarKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';
import { toParts } from './rules.ts';

/** A form and a page ask for their series: a copy of at most five seconds keeps that from being a read. */
const COPY_MS = 5_000;

const seriesToItem = (series: Series): Item => ({
  ...seriesKey(series.id),
  ...seriesEntry(series.createdAt, series.id),
  ...series,
  row: series,
  v: DATA_VERSION,
});

const itemToSeries = ({ row }: Item): Series => row as Series;

type Found = { readonly series: Series; readonly webinars: readonly string[] };

export const createSeriesStore = ({ table, realNow }: { table: Table; realNow: () => Date }) => {
  const copies: Cache<PublicSeries> = createCache(COPY_MS, realNow);

  /** The series with the ids of its webinars, drafts and hidden ones too. */
  const find = async (id: string): Promise<Found | undefined> => {
    if (!isWebinarId(id)) return undefined;
    const { items } = await table.query({ pk: seriesKey(id).pk, strong: true });
    const item = items.find(({ sk }) => sk === seriesKey(id).sk);
    return item && { series: itemToSeries(item), webinars: items.flatMap(({ webinar }) => (typeof webinar === 'string' ? [webinar] : [])) };
  };

  const readPublic = async (id: string): Promise<PublicSeries | undefined> => {
    const found = await find(id);
    if (!found) return undefined;
    const items = await table.batchGet(found.webinars.map(webinarKey));
    const rows = items.filter(({ listPk }) => listPk === publicCatalogue).map(({ row }) => row as PublicWebinar);
    const { title, registration } = found.series;
    return { id, title, registration, webinars: toParts(rows) };
  };

  return {
    find,

    /** What everybody may see of a series; undefined without one. A copy of at most five seconds. */
    around: async (id: string | null): Promise<PublicSeries | undefined> => (id ? copies.find(id, () => readPublic(id)) : undefined),

    /** Newest first; a team has some dozens. */
    async list(): Promise<readonly Series[]> {
      const { items } = await table.query({ pk: seriesList, index: 'list', newestFirst: true, limit: 200 });
      return items.map(itemToSeries);
    },

    async create(series: Series, entry: AuditEntry): Promise<void> {
      await table.transact([{ put: seriesToItem(series), when: { absent: 'pk' } }, { put: auditItem(entry) }]);
    },

    /** Stores `next` in place of what was `seen`; false where somebody else changed it between. */
    async replace(seen: Series, next: Series, entry: AuditEntry): Promise<boolean> {
      const done = await table.transact([
        { put: seriesToItem(next), when: { equals: ['version', seen.version] } },
        { put: auditItem(entry) },
      ]);
      copies.drop(next.id);
      return done.ok;
    },
  };
};
