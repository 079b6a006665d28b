/** Batches of a file's lines that were carried out: each is stored with what it changed, once, and leads to whom it changed. */
import type { ContactId } from '#shared/ids.ts';
import { type ImportCounts, importOutcomes, noCounts } from '#shared/import.ts';
import { importBatchesOf, importBatchKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table, Write } from '../table/table.ts';
import { addCounts } from './judge.ts';
import { TRACE_SECONDS } from './writes.ts';

export type Back = { readonly whole: number; readonly partly: number };

/** `changed`: whom it changed, until that is taken back; then `back` says how many went back whole. */
export type Batch = {
  readonly n: number;
  readonly rows: number;
  readonly counts: ImportCounts;
  readonly changed: readonly ContactId[];
  readonly back?: Back;
};

const itemToBatch = ({ n, rows, counts, changed, back }: Item): Batch => ({
  n: Number(n),
  rows: Number(rows),
  counts: addCounts(noCounts, counts as Partial<ImportCounts>),
  changed: changed instanceof Set ? [...(changed as Set<ContactId>)] : [],
  ...(back ? { back: back as Back } : {}),
});

export const createBatchStore = ({ table, now }: { table: Table; now: () => Date }) => ({
  async batch(id: string, n: number): Promise<Batch | undefined> {
    const item = await table.get(importBatchKey(id, n), { strong: true });
    return item && itemToBatch(item);
  },

  /** Those that were carried out, in order. */
  async *batches(id: string): AsyncGenerator<Batch> {
    for await (const item of table.all({ ...importBatchesOf(id), strong: true })) yield itemToBatch(item);
  },

  /** With everything that it changes, all or nothing. `known`: it was carried out already; `refused`: somebody changed meanwhile. */
  async carry(id: string, { n, rows, counts, changed }: Batch, writes: readonly Write[]): Promise<'stored' | 'known' | 'refused'> {
    const some = Object.fromEntries(importOutcomes.flatMap((outcome) => (counts[outcome] > 0 ? [[outcome, counts[outcome]]] : [])));
    const ttl = Math.floor(now().getTime() / 1000) + TRACE_SECONDS;
    const people = changed.length > 0 ? { changed: new Set(changed) } : {};
    const put = { ...importBatchKey(id, n), n, rows, counts: some, ...people, ttl, v: DATA_VERSION };
    const done = await table.transact([{ put, when: { absent: 'pk' } }, ...writes]);
    if (done.ok) return 'stored';
    return done.refused[0] ? 'known' : 'refused';
  },

  /** The same of its taking back. */
  async uncarry(id: string, { n }: Batch, back: Back, writes: readonly Write[]): Promise<'stored' | 'known' | 'refused'> {
    const change = { set: { back }, remove: ['changed'] };
    const done = await table.transact([{ key: importBatchKey(id, n), change, when: { exists: 'changed' } }, ...writes]);
    if (done.ok) return 'stored';
    return done.refused[0] ? 'known' : 'refused';
  },
});
