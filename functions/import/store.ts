/** Imports in the table: how far one is, and its file in pieces. The pieces go once they are read, and by themselves after a day. */
import type { AuditEntry } from '#shared/audit.ts';
import { type ImportView, importLimits, noCounts } from '#shared/import.ts';
import { auditItem } from '../audit/entry.ts';
import type { Condition } from '../table/expression.ts';
import { importEntry, importKey, importPieceKey, importPiecesOf, importsList } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';
import { createBatchStore } from './batches.ts';

/** `parts`: how many were announced; `arrived`: which of them are here. `isDry`: it waits for somebody to look at it first. */
export type StoredImport = Omit<ImportView, 'report' | 'undoUntil'> & {
  readonly parts: number;
  readonly arrived: ReadonlySet<string>;
  readonly isDry: boolean;
  readonly bytes: number;
  /** When it began to change people: what it writes bears this time. */
  readonly ranAt?: string;
  readonly hasReport?: boolean;
};

const HOUR_MS = 3_600_000;
const FILE_SECONDS = 86_400;
/** That there was one is known for a week. */
const KEPT_SECONDS = 7 * 86_400;
/** An item has 400 KB at most, and this is a third larger as text. */
const PIECE_BYTES = 256 * 1024;

const itemToImport = ({ pk: _pk, sk: _sk, listPk: _lp, listSk: _ls, row: _row, ttl: _ttl, v: _v, ...stored }: Item): StoredImport =>
  stored as unknown as StoredImport;

/** ISO; undefined where it changed nobody. */
export const undoUntil = ({ ranAt }: Pick<StoredImport, 'ranAt'>): string | undefined =>
  ranAt && new Date(Date.parse(ranAt) + importLimits.undoHours * HOUR_MS).toISOString();

export type ImportStore = ReturnType<typeof createImportStore>;

export const createImportStore = ({ table, now }: { table: Table; now: () => Date }) => {
  const inSeconds = (seconds: number): number => Math.floor(now().getTime() / 1000) + seconds;
  const at = () => now().toISOString();

  return {
    async make(about: { id: string; by: string; parts: number; isDry: boolean }, entry?: AuditEntry): Promise<void> {
      const stored = { ...about, state: 'receiving', at: at(), columns: [], rows: 0, looked: 0, bytes: 0, counts: noCounts, remarks: [] };
      const row = { id: about.id, at: stored.at };
      const item = {
        ...importKey(about.id),
        ...importEntry(stored.at, about.id),
        ...stored,
        row,
        ttl: inSeconds(KEPT_SECONDS),
        v: DATA_VERSION,
      };
      await table.transact([{ put: item, when: { absent: 'pk' } }, ...(entry ? [{ put: auditItem(entry) }] : [])]);
    },

    /** Keeps one part of the file, from 1; the same part again is the same. Hands back what is known then. */
    async take(id: string, part: number, bytes: Uint8Array): Promise<StoredImport | undefined> {
      for (let from = 0, piece = 0; from < bytes.length; from += PIECE_BYTES, piece += 1) {
        const content = Buffer.from(bytes.subarray(from, from + PIECE_BYTES)).toString('base64');
        await table.put({ ...importPieceKey(id, part, piece), content, ttl: inSeconds(FILE_SECONDS), v: DATA_VERSION });
      }
      const isNew: Condition = { all: [{ equals: ['state', 'receiving'] }, { not: { has: ['arrived', String(part)] } }] };
      const taken = await table.change(importKey(id), { add: { arrived: new Set([String(part)]), bytes: bytes.length } }, isNew);
      return taken.item && itemToImport(taken.item);
    },

    async find(id: string): Promise<StoredImport | undefined> {
      const item = await table.get(importKey(id), { strong: true });
      return item && itemToImport(item);
    },

    /** The newest first, fifty at most. */
    async list(): Promise<readonly StoredImport[]> {
      const { items } = await table.query({ pk: importsList, index: 'list', newestFirst: true, limit: 50 });
      const found = await table.batchGet(items.map(({ pk, sk }) => ({ pk, sk })));
      return found.map(itemToImport).sort((a, b) => (a.at < b.at ? 1 : -1));
    },

    /** The whole file, in the order of its parts. */
    async *bytes(id: string): AsyncGenerator<Uint8Array> {
      for await (const { content } of table.all({ ...importPiecesOf(id), strong: true })) yield Buffer.from(String(content), 'base64');
    },

    /** Undefined where it is in another state by now: somebody was faster. */
    async step(id: string, from: StoredImport['state'], set: Partial<StoredImport>, entry?: AuditEntry): Promise<StoredImport | undefined> {
      const when: Condition = { equals: ['state', from] };
      if (!entry) {
        const done = await table.change(importKey(id), { set }, when);
        return done.ok && done.item ? itemToImport(done.item) : undefined;
      }
      const done = await table.transact([{ key: importKey(id), change: { set }, when }, { put: auditItem(entry) }]);
      return done.ok ? this.find(id) : undefined;
    },

    /** How far it is, for whoever looks on. */
    async tell(id: string, state: StoredImport['state'], set: Pick<StoredImport, 'looked'> & Partial<StoredImport>): Promise<void> {
      await table.change(importKey(id), { set }, { equals: ['state', state] });
    },

    ...createBatchStore({ table, now }),

    async dropFile(id: string): Promise<void> {
      for await (const key of table.all({ ...importPiecesOf(id), keysOnly: true })) await table.remove({ pk: key.pk, sk: key.sk });
    },

    /** Those that were begun before `time` (ISO): what is left of their files goes. */
    async *before(time: string): AsyncGenerator<string> {
      for await (const { row } of table.all({ pk: importsList, index: 'list', before: time })) yield (row as { id: string }).id;
    },
  };
};
