/** An export whose list is a spreadsheet: that is one object which is written in one go, or again from its start. Its other files are CSV. */

import type { Explained } from '../since/reactions.ts';
import { CSV_START, toCsvLine } from './csv.ts';
import type { Made } from './making.ts';
import type { SheetName } from './pages.ts';
import { countsOf, type Progress, type Writing } from './parts.ts';
import type { StoredFile } from './stored.ts';
import { toXlsx, XLSX } from './xlsx.ts';

type Left = Progress['left'];
export type Workbook = {
  readonly files: readonly StoredFile[];
  readonly rows: number;
  readonly excluded: Left;
  readonly since?: Explained;
};

async function* lines(all: readonly string[]): AsyncGenerator<string> {
  yield* all;
}

export const writeWorkbook = async (
  { objects, plan, naming, told, members, explain }: Writing,
  { pages, columns }: Made,
): Promise<Workbook> => {
  const counts: Partial<Record<SheetName, number>> = {};
  const excluded: Record<string, number> = {};
  const beside: Record<Exclude<SheetName, 'list'>, string[]> = { suppression: [], cleaned: [] };
  const list = async function* () {
    for await (const { rows, left, members: people = [] } of pages(undefined)) {
      members.add(people);
      for (const [why, count] of Object.entries(left)) excluded[why] = (excluded[why] ?? 0) + count;
      for (const [name, some] of Object.entries(rows) as [SheetName, NonNullable<typeof rows.list>][]) {
        counts[name] = (counts[name] ?? 0) + some.length;
        if (name !== 'list') beside[name].push(...some.map(toCsvLine));
      }
      yield* rows.list ?? [];
      await told(counts.list ?? 0);
    }
  };
  const files: StoredFile[] = [];
  for (const name of Object.keys(plan.heads) as SheetName[]) {
    const { key, filename } = naming(name, 1);
    const chunks =
      name === 'list' ? toXlsx(columns, list()) : lines([CSV_START, ...(plan.heads[name] ?? []).map(toCsvLine), ...beside[name]]);
    await objects.write(key, chunks, { contentType: name === 'list' ? XLSX : 'text/csv; charset=utf-8', filename });
    files.push({ name, filename, rows: counts[name] ?? 0, object: key });
  }
  const since = await explain(countsOf(excluded, counts.list ?? 0));
  return { files, rows: counts.list ?? 0, excluded, ...(since ? { since } : {}) };
};
