/** Exports in the table: what was asked for, and how far it is. The file is gone after 24 hours. */
import type { ExportRequest, ExportState, ExportView } from '#shared/export.ts';
import type { Condition } from '../table/expression.ts';
import { exportEntry, exportKey, exportsList } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';

export type StoredExport = Omit<ExportView, 'url'> & {
  readonly startedAt: string;
  readonly by: string;
  readonly object: string;
  /** When somebody in it was erased, the last time: it was to be written anew then. */
  readonly again?: string;
};

/** The file is gone after a day; that there was one is known for a week. */
const FILE_MS = 24 * 3_600_000;
const KEPT_SECONDS = 7 * 24 * 3600;

const itemToExport = ({ pk: _pk, sk: _sk, listPk: _lp, listSk: _ls, row: _row, ttl: _ttl, v: _v, ...stored }: Item): StoredExport =>
  stored as unknown as StoredExport;

/** When its file goes, as ISO. */
export const goneAt = ({ startedAt }: Pick<StoredExport, 'startedAt'>): string => new Date(Date.parse(startedAt) + FILE_MS).toISOString();

export const createExportStore = ({ table, now }: { table: Table; now: () => Date }) => ({
  async queue(request: ExportRequest, about: { id: string; filename: string; by: string; object: string }): Promise<StoredExport> {
    const stored: StoredExport = { ...request, ...about, state: 'queued', rows: 0, excluded: {}, startedAt: now().toISOString() };
    const { id, startedAt } = stored;
    const row = { id, webinar: request.webinar, startedAt };
    const ttl = Math.floor(now().getTime() / 1000) + KEPT_SECONDS;
    await table.put({ ...exportKey(id), ...exportEntry(startedAt, id), ...stored, row, ttl, v: DATA_VERSION }, { absent: 'pk' });
    return stored;
  },

  /**
   * Somebody in these webinars was erased at `at`: files that were begun before are written anew without them. Answers which; none
   * twice. Whoever writes one at this moment sees `again` at its end.
   */
  async renew(webinars: readonly string[], at: string): Promise<readonly StoredExport[]> {
    const renewed: StoredExport[] = [];
    const from = new Date(now().getTime() - FILE_MS).toISOString();
    for await (const { row, pk, sk } of table.all({ pk: exportsList, index: 'list', from })) {
      const { webinar, startedAt } = row as { webinar: string; startedAt: string };
      if (!webinars.includes(webinar) || startedAt > at) continue;
      const isNew: Condition = { all: [{ exists: 'startedAt' }, { any: [{ absent: 'again' }, { below: ['again', at] }] }] };
      const done = await table.change({ pk, sk }, { set: { state: 'queued', again: at } }, isNew);
      if (done.ok && done.item) renewed.push(itemToExport(done.item));
    }
    return renewed;
  },

  async find(id: string): Promise<StoredExport | undefined> {
    const item = await table.get(exportKey(id), { strong: true });
    if (!item) return undefined;
    const found = itemToExport(item);
    return now().getTime() - Date.parse(found.startedAt) > FILE_MS ? { ...found, state: 'expired' } : found;
  },

  /** False where somebody in it was erased since it was read (`again`): what was written still holds them. */
  async mark(
    { id, again }: Pick<StoredExport, 'id' | 'again'>,
    state: ExportState,
    found: { rows?: number; excluded?: Readonly<Record<string, number>> } = {},
  ): Promise<boolean> {
    const unchanged: Condition = again === undefined ? { absent: 'again' } : { equals: ['again', again] };
    return (await table.change(exportKey(id), { set: { state, ...found } }, { all: [{ exists: 'startedAt' }, unchanged] })).ok;
  },
});
