/** Exports in the table: what was asked for, and how far it is. The file is gone after 24 hours. */
import type { ExportRequest, ExportState, ExportView } from '#shared/export.ts';
import { exportKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Table } from '../table/table.ts';

export type StoredExport = Omit<ExportView, 'url'> & { readonly startedAt: string; readonly by: string; readonly object: string };

/** The file is gone after a day; that there was one is known for a week. */
const FILE_MS = 24 * 3_600_000;
const KEPT_SECONDS = 7 * 24 * 3600;

export const createExportStore = ({ table, now }: { table: Table; now: () => Date }) => ({
  async queue(request: ExportRequest, about: { id: string; filename: string; by: string; object: string }): Promise<StoredExport> {
    const stored: StoredExport = { ...request, ...about, state: 'queued', rows: 0, excluded: {}, startedAt: now().toISOString() };
    await table.put(
      { ...exportKey(about.id), ...stored, ttl: Math.floor(now().getTime() / 1000) + KEPT_SECONDS, v: DATA_VERSION },
      { absent: 'pk' },
    );
    return stored;
  },

  async find(id: string): Promise<StoredExport | undefined> {
    const item = await table.get(exportKey(id), { strong: true });
    if (!item) return undefined;
    const { pk: _pk, sk: _sk, ttl: _ttl, v: _v, ...stored } = item;
    const found = stored as unknown as StoredExport;
    return now().getTime() - Date.parse(found.startedAt) > FILE_MS ? { ...found, state: 'expired' } : found;
  },

  async mark(id: string, state: ExportState, found: { rows?: number; excluded?: Readonly<Record<string, number>> } = {}): Promise<void> {
    await table.change(exportKey(id), { set: { state, ...found } }, { exists: 'startedAt' });
  },
});
