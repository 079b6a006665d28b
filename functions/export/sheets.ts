/** Files of an export while they are written: what is not sent yet is in memory. */
import { type Cell, CSV_START, toCsvLine } from './csv.ts';
import { createFilling, type Filling } from './filling.ts';
import type { SheetName } from './pages.ts';
import type { Sheet, Writing } from './parts.ts';

export const CSV = 'text/csv; charset=utf-8';

/** A page of rows that goes over the end of a part goes with it. */
const MOST_OVER = 512 * 1024;
const toFilling = ({ partBytes }: Pick<Writing, 'partBytes'>): Filling => createFilling(partBytes + MOST_OVER);

export type Open = { sheet: Sheet; readonly filling: Filling };

export const begin = async (writing: Writing, name: SheetName, number: number): Promise<Open> => {
  const { objects, plan, naming, isBare } = writing;
  const { key, filename } = naming(name, number);
  const upload = await objects.multipart.begin(key, { contentType: CSV, filename });
  const open: Open = { sheet: { name, number, key, filename, upload, tags: [], rows: 0 }, filling: toFilling(writing) };
  open.filling.add(`${isBare ? '' : CSV_START}${(plan.heads[name] ?? []).map(toCsvLine).join('')}`);
  return open;
};

export const resume = async (writing: Writing, { pending, ...sheet }: Sheet): Promise<Open> => {
  const text = pending === undefined ? '' : await writing.objects.read(pending);
  if (text === undefined) throw new Error('What was kept of an export is gone');
  const open: Open = { sheet, filling: toFilling(writing) };
  open.filling.add(text);
  return open;
};

export const sendPart = async ({ objects }: Writing, open: Open): Promise<void> => {
  const { key, upload, tags } = open.sheet;
  const tag = await objects.multipart.part(key, upload, tags.length + 1, open.filling.bytes());
  open.sheet = { ...open.sheet, tags: [...tags, tag] };
  open.filling.empty();
};

/** Adds rows to the newest file of their name, and begins another where that one may hold no more. */
export const put = async (writing: Writing, all: Open[], name: SheetName, rows: readonly (readonly Cell[])[]): Promise<void> => {
  const { most = Number.POSITIVE_INFINITY } = name === 'list' ? writing.plan : {};
  for (let from = 0; from < rows.length; ) {
    const open = all.findLast(({ sheet }) => sheet.name === name);
    const free = open ? most - open.sheet.rows : 0;
    if (!open || free === 0) {
      if (open) open.sheet = { ...open.sheet, isFull: true };
      all.push(await begin(writing, name, (open?.sheet.number ?? 0) + 1));
      continue;
    }
    const some = rows.slice(from, from + free);
    open.filling.add(some.map(toCsvLine).join(''));
    open.sheet = { ...open.sheet, rows: open.sheet.rows + some.length };
    from += some.length;
  }
};
