/** Webinars in the table: the item, its slug, its runs on the due index. */
import type { AuditEntry } from '#shared/audit.ts';
import { isSlug } from '#shared/ids.ts';
import type { PublicWebinar, Webinar } from '#shared/webinar.ts';
import { isNearlyFull } from '../admission/rules.ts';
import { auditItem } from '../audit/entry.ts';
import { runWrites, toRunItem, toUntold } from '../journey/item.ts';
import { runsOf } from '../journey/plan.ts';
import { type Cache, createCache } from '../table/cache.ts';
import { publicCatalogue, runKey, seriesPartKey, slugKey, teamCatalogue, webinarKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table, Write } from '../table/table.ts';
import { itemToRow, itemToWebinar, webinarToItem } from './stored.ts';

export type WebinarStore = ReturnType<typeof createWebinarStore>;

/** Every registration asks for its webinar: a copy of at most five seconds keeps that from being a read. */
const COPY_MS = 5_000;

/** Everything but the counts, which belong to the stream: an edit never writes over them. */
const replace = (webinar: Webinar, seen: number): Write => {
  const { pk, sk, ...set } = webinarToItem(webinar);
  // Written beside the version: what is not over has none, whatever was seen.
  const gone = webinar.endedAt === null ? { remove: ['resultAt'] } : {};
  return { key: { pk, sk } as Item, change: { set, ...gone }, when: { equals: ['version', seen] } };
};

/** The pointers by which a series finds its webinars: written with the webinar, so that neither is without the other. */
const pointers = (seen: string | null, { id, series }: Webinar): Write[] =>
  seen === series
    ? []
    : [
        ...(seen ? [{ remove: seriesPartKey(seen, id) }] : []),
        ...(series ? [{ put: { ...seriesPartKey(series, id), webinar: id, v: DATA_VERSION } }] : []),
      ];

const told = (entry: AuditEntry | undefined): Write[] => (entry ? [{ put: auditItem(entry) }] : []);

const placeOf = ({ pk, sk, listPk, listSk }: Item): Record<string, unknown> => ({ pk, sk, listPk, listSk });

export const createWebinarStore = ({ table, now, realNow }: { table: Table; now: () => Date; realNow: () => Date }) => {
  const byId: Cache<Webinar> = createCache(COPY_MS, realNow);
  const bySlug: Cache<string> = createCache(COPY_MS, realNow);

  const read = async (id: string): Promise<Webinar | undefined> => {
    const item = await table.get(webinarKey(id));
    return item && itemToWebinar(item);
  };
  /** A copy of at most five seconds. Drafts and absence are never kept, so a publication shows at once. */
  const recent = (id: string) =>
    byId.find(
      id,
      () => read(id),
      (webinar) => webinar.state !== 'draft',
    );
  const forget = (webinar: Webinar) => {
    byId.drop(webinar.id);
    bySlug.drop(webinar.slug);
  };

  return {
    recent,

    /** What a form is judged by: the copy while there is much room, or none; for the last places it is read anew. */
    async forForm(id: string): Promise<Webinar | undefined> {
      const copy = await recent(id);
      return copy && isNearlyFull(copy) ? read(id) : copy;
    },

    /** The webinar's id behind a slug, also an earlier one of it. */
    idOfSlug: (slug: string) =>
      bySlug.find(slug, async () => {
        if (!isSlug(slug)) return undefined;
        const item = await table.get(slugKey(slug));
        return typeof item?.webinar === 'string' ? item.webinar : undefined;
      }),

    async find(id: string): Promise<Webinar | undefined> {
      const item = await table.get(webinarKey(id), { strong: true });
      return item && itemToWebinar(item);
    },

    /** With what it plans by itself. Refused (false) where the slug is taken. `entry` tells of it. */
    async create(webinar: Webinar, entry?: AuditEntry): Promise<boolean> {
      const done = await table.transact([
        { put: webinarToItem(webinar), when: { absent: 'pk' } },
        { put: { ...slugKey(webinar.slug), webinar: webinar.id, v: DATA_VERSION }, when: { absent: 'pk' } },
        ...runsOf(webinar).map((run) => ({ put: toRunItem(webinar.id, run) })),
        ...pointers(null, webinar),
        ...told(entry),
      ]);
      return done.ok;
    },

    /** Stores `next` in place of what was `seen`, with its runs and its place in a series, in one transaction; an earlier slug keeps leading here. `entry` tells of it. */
    async replace(seen: Webinar, next: Webinar, entry?: AuditEntry): Promise<'stored' | 'stale' | 'slug-taken'> {
      const renamed: Write[] =
        seen.slug === next.slug
          ? []
          : [
              {
                put: { ...slugKey(next.slug), webinar: next.id, v: DATA_VERSION },
                when: { any: [{ absent: 'pk' }, { equals: ['webinar', next.id] }] },
              },
            ];
      const isMoved = seen.plan > 0 && next.plan !== seen.plan;
      const untold = isMoved ? toUntold(await table.get(runKey(seen.id, 'moved'), { strong: true })) : undefined;
      const done = await table.transact([
        replace(next, seen.version),
        ...renamed,
        ...runWrites(seen, next, now(), untold),
        ...pointers(seen.series, next),
        ...told(entry),
      ]);
      forget(seen);
      forget(next);
      if (done.ok) return 'stored';
      return renamed.length > 0 && !done.refused[0] && done.refused[1] ? 'slug-taken' : 'stale';
    },

    /** Latest start first: the public webinars that are `wanted`, a whole page of them wherever there are as many. */
    async pageOf(limit: number, start: Record<string, unknown> | undefined, wanted: (row: PublicWebinar) => boolean) {
      const rows: PublicWebinar[] = [];
      let after = start;
      do {
        const page = await table.query({ pk: publicCatalogue, index: 'list', newestFirst: true, limit, ...(after ? { after } : {}) });
        for (const [at, item] of page.items.entries()) {
          const row = itemToRow(item);
          if (wanted(row)) rows.push(row);
          const isLast = at === page.items.length - 1 && !page.next;
          if (rows.length === limit) return { rows, next: isLast ? undefined : placeOf(item) };
        }
        after = page.next;
      } while (after);
      return { rows, next: undefined };
    },

    /** Latest start first. */
    async page(which: 'public' | 'team', { limit, after }: { limit: number; after?: Record<string, unknown> | undefined }) {
      const pk = which === 'public' ? publicCatalogue : teamCatalogue;
      const { items, next } = await table.query({ pk, index: 'list', newestFirst: true, limit, ...(after ? { after } : {}) });
      return { rows: items.map(itemToRow), next };
    },
  };
};
