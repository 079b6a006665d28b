/** The named links of a webinar: one small item. */
import type { AuditEntry } from '#shared/audit.ts';
import type { WebinarId } from '#shared/ids.ts';
import type { Source } from '#shared/source.ts';
import { auditItem } from '../audit/entry.ts';
import { sourcesKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Table } from '../table/table.ts';

export type StoredSources = { readonly items: readonly Source[]; readonly version: number };

export const createSourceStore = ({ table }: { table: Table }) => ({
  async find(webinar: WebinarId): Promise<StoredSources> {
    const item = await table.get(sourcesKey(webinar), { strong: true });
    return { items: (item?.items as readonly Source[] | undefined) ?? [], version: Number(item?.version ?? 0) };
  },

  /** Stores others in place of those that were seen, and the entry that tells of it; false where somebody else changed them between. */
  async replace(webinar: WebinarId, seen: StoredSources, items: readonly Source[], entry: AuditEntry): Promise<boolean> {
    const done = await table.transact([
      {
        put: { ...sourcesKey(webinar), items, version: seen.version + 1, v: DATA_VERSION },
        when: seen.version === 0 ? { absent: 'pk' } : { equals: ['version', seen.version] },
      },
      { put: auditItem(entry) },
    ]);
    return done.ok;
  },
});
