/** What becomes of the lines of a file. Pure: the people who are known come as an argument. */
import type { ContactId } from '#shared/ids.ts';
import type { ImportCounts, ImportField, ImportOutcome, ImportRemark } from '#shared/import.ts';
import { addressToContact } from '../contact/identity.ts';
import type { Contact } from '../contact/store.ts';
import type { Write } from '../table/table.ts';
import { type Act, type Applied, applyRow } from './apply.ts';
import type { FileRecord } from './records.ts';
import { outcomeRemark } from './report.ts';
import { type Row, toRow } from './row.ts';
import { rowWrites } from './writes.ts';

export type Seen = { readonly row: Row; readonly id: ContactId } | { readonly remark: ImportRemark } | { readonly repeated: Row };

/** Each line below the header, as a row, as what is wrong with it, or as one whose address came before. */
export async function* readRows(
  records: AsyncIterable<FileRecord>,
  fields: readonly (ImportField | undefined)[],
  contactKey: string,
): AsyncGenerator<Seen> {
  const seen = new Set<ContactId>();
  let isHeader = true;
  for await (const { line, cells } of records) {
    const read = isHeader ? undefined : toRow(fields, cells, line);
    isHeader = false;
    if (read === undefined) continue;
    if (!('address' in read)) yield { remark: read };
    else {
      const id = addressToContact(contactKey, read.address);
      yield seen.has(id) ? { repeated: read } : { row: read, id };
      seen.add(id);
    }
  }
}

export async function* inPieces<T>(all: AsyncIterable<T>, size: number): AsyncGenerator<readonly T[]> {
  let piece: T[] = [];
  for await (const one of all) {
    piece.push(one);
    if (piece.length < size) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}

export type Judged = {
  readonly line: number;
  readonly outcome: ImportOutcome;
  readonly remarks: readonly ImportRemark[];
  readonly writes: readonly Write[];
};

export const idsIn = (lines: readonly Seen[]): readonly ContactId[] => lines.flatMap((one) => ('row' in one ? [one.id] : []));

/** `people`: by the ids of these lines, as they are now. Two addresses of one person are one person: the first counts. */
export const judge = (lines: readonly Seen[], people: ReadonlyMap<ContactId, Contact>, act: Act, now: Date): readonly Judged[] => {
  const touched = new Set<ContactId>();
  return lines.map((one) => {
    if ('remark' in one) return { line: one.remark.line, outcome: 'wrong', remarks: [one.remark], writes: [] };
    const row = 'repeated' in one ? one.repeated : one.row;
    const known = 'id' in one ? people.get(one.id) : undefined;
    const isRepeated = known !== undefined && touched.has(known.id);
    const applied: Applied | undefined = isRepeated || !('id' in one) ? undefined : applyRow(known, one.id, row, act);
    if (applied?.contact) touched.add(applied.contact.id);
    const outcome = applied?.outcome ?? 'repeated';
    const writes = applied ? rowWrites(known, applied, row, now) : [];
    return { line: row.line, outcome, remarks: [...outcomeRemark(outcome, row.line), ...(applied ? row.remarks : [])], writes };
  });
};

export const count = (counts: ImportCounts, judged: readonly Judged[]): ImportCounts => {
  const sums: Record<ImportOutcome, number> = { ...counts };
  for (const { outcome } of judged) sums[outcome] += 1;
  return sums;
};
