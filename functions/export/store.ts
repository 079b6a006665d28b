/** Exports in the table: what was asked for, and how far it is. The file is gone after 24 hours. */
import type { AuditEntry } from '#shared/audit.ts';
import type { ExportLeftCounts, ExportState } from '#shared/export.ts';
import { auditItem } from '../audit/entry.ts';
import { pageOfLists } from '../table/cursor.ts';
import type { Condition } from '../table/expression.ts';
import { exportEntry, exportKey, exportsList, idOf } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';
import type { Progress } from './parts.ts';
import { FILE_MS, itemToExport, KEPT_SECONDS, type StoredExport, type StoredFile } from './stored.ts';

export type { StoredExport } from './stored.ts';

/** Whose turn it is to write: nobody began after it, and nobody in it was erased since. */
const isMine = ({ run = 0, again }: StoredExport): Condition => ({
  all: [{ exists: 'startedAt' }, { equals: ['run', run] }, again === undefined ? { absent: 'again' } : { equals: ['again', again] }],
});

export const createExportStore = ({ table, now }: { table: Table; now: () => Date }) => {
  const current = (item: Item): StoredExport => {
    const found = itemToExport(item);
    return now().getTime() - Date.parse(found.startedAt) > FILE_MS ? { ...found, state: 'expired' } : found;
  };
  return {
    async queue(stored: StoredExport, entry: AuditEntry): Promise<void> {
      const { id, startedAt, scope } = stored;
      const ttl = Math.floor(now().getTime() / 1000) + KEPT_SECONDS;
      const row = { id, startedAt, ...(scope ? { scope } : {}) };
      await table.transact([
        { put: { ...exportKey(id), ...exportEntry(startedAt, id), ...stored, row, ttl, v: DATA_VERSION }, when: { absent: 'pk' } },
        { put: auditItem(entry) },
      ]);
    },

    async find(id: string): Promise<StoredExport | undefined> {
      const item = await table.get(exportKey(id), { strong: true });
      return item && current(item);
    },

    /** Newest first, those of a week. */
    async page(limit: number, cursor: string | undefined) {
      return pageOfLists(
        async (pk, { limit: most, after }) => {
          const { items, next } = await table.query({ pk, index: 'list', newestFirst: true, limit: most, ...(after ? { after } : {}) });
          const whole = await table.batchGet(items.map(({ pk: key }) => exportKey(idOf(key))));
          return { rows: whole.map(current).sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1)), next };
        },
        [exportsList],
        limit,
        cursor,
      );
    },

    /** Takes it, to begin or to go on; undefined where there is nothing to do. Whoever had it before loses it. */
    async claim(id: string): Promise<StoredExport | undefined> {
      const open: Condition = { any: (['queued', 'running', 'failed'] as const).map((state) => ({ equals: ['state', state] })) };
      const done = await table.change(
        exportKey(id),
        { set: { state: 'running' }, add: { run: 1 } },
        { all: [{ exists: 'startedAt' }, open] },
      );
      const found = done.ok && done.item ? current(done.item) : undefined;
      return found?.state === 'expired' ? undefined : found;
    },

    /** How far it is: false where it is somebody else's by now. */
    async save(mine: StoredExport, progress: Progress, rows: number): Promise<boolean> {
      const set = { progress, rows, excluded: progress.left, progressOf: mine.again };
      return (await table.change(exportKey(mine.id), { set }, isMine(mine))).ok;
    },

    /** The number that people see move. */
    async told(mine: StoredExport, rows: number): Promise<void> {
      await table.change(exportKey(mine.id), { set: { rows } }, isMine(mine));
    },

    async mark(mine: StoredExport, state: Extract<ExportState, 'failed' | 'queued'>): Promise<boolean> {
      return (await table.change(exportKey(mine.id), { set: { state } }, isMine(mine))).ok;
    },

    /** Its files are there; the audit log tells of it. False where they are to be written anew, or by somebody else. */
    async ready(
      mine: StoredExport,
      made: { files: readonly StoredFile[]; rows: number; excluded: ExportLeftCounts; since?: StoredExport['since'] },
      entry: AuditEntry,
    ): Promise<boolean> {
      const change = { set: { state: 'ready', ...made }, remove: ['progress', 'progressOf'] };
      return (await table.transact([{ key: exportKey(mine.id), change, when: isMine(mine) }, { put: auditItem(entry) }])).ok;
    },

    /**
     * Somebody in these webinars was erased at `at`: exports that were begun before, of one of them or of everybody, are written anew
     * without them. Answers which; none twice. Whoever writes one at this moment is refused from then on.
     */
    async renew(webinars: readonly string[], at: string): Promise<readonly StoredExport[]> {
      const renewed: StoredExport[] = [];
      const from = new Date(now().getTime() - FILE_MS).toISOString();
      for await (const { row, pk, sk } of table.all({ pk: exportsList, index: 'list', from })) {
        const {
          webinar,
          scope = webinar === undefined ? undefined : [webinar],
          startedAt,
        } = row as { webinar?: string; scope?: string[]; startedAt: string };
        if ((scope && !scope.some((id) => webinars.includes(id))) || startedAt > at) continue;
        const isNew: Condition = { all: [{ exists: 'startedAt' }, { any: [{ absent: 'again' }, { below: ['again', at] }] }] };
        const done = await table.change({ pk, sk }, { set: { state: 'queued', again: at }, remove: ['since'] }, isNew);
        if (done.ok && done.item) renewed.push(itemToExport(done.item));
      }
      return renewed;
    },

    /** Who came and who left is known to nobody once the file is gone. */
    async forgetPeople({ id, since }: StoredExport): Promise<void> {
      if (!since?.people) return;
      const { people: _, ...told } = since;
      await table.change(exportKey(id), { set: { since: told } }, { exists: 'startedAt' });
    },

    /** All that were asked for before `time` (ISO): their files go. */
    async *before(time: string): AsyncGenerator<StoredExport> {
      for await (const { pk } of table.all({ pk: exportsList, index: 'list', before: time })) {
        const item = await table.get(exportKey(idOf(pk)));
        if (item) yield itemToExport(item);
      }
    },
  };
};
