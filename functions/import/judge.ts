/** What becomes of the lines of a file. Pure: the people who are known come as an argument. */
import type { ContactId } from '#shared/ids.ts';
import { type ImportCounts, type ImportField, type ImportOutcome, type ImportRemark, importOutcomes, noCounts } from '#shared/import.ts';
import { addressToContact } from '../contact/identity.ts';
import type { Contact } from '../contact/store.ts';
import type { Write } from '../table/table.ts';
import { type Act, applyRow } from './apply.ts';
import type { FileRecord } from './records.ts';
import { outcomeRemark } from './report.ts';
import { type Row, toRow } from './row.ts';
import { rowWrites } from './writes.ts';

export type Seen = { readonly row: Row; readonly id: ContactId } | { readonly remark: ImportRemark } | { readonly repeated: Row };

/**
 * Each line below the header, as a row, as what is wrong with it, or as one whose person came before. `aliases`: addresses that were joined
 * with another one of the same person, and whose they are.
 */
export async function* readRows(
  records: AsyncIterable<FileRecord>,
  fields: readonly (ImportField | undefined)[],
  contactKey: string,
  aliases: ReadonlyMap<ContactId, ContactId>,
): AsyncGenerator<Seen> {
  const seen = new Set<ContactId>();
  let width: number | undefined;
  for await (const { line, cells } of records) {
    const read = width === undefined ? undefined : toRow(fields, cells, line, width);
    width ??= cells.length;
    if (read === undefined) continue;
    if (!('address' in read)) yield { remark: read };
    else {
      const own = addressToContact(contactKey, read.address);
      const id = aliases.get(own) ?? own;
      yield seen.has(id) ? { repeated: read } : { row: read, id };
      seen.add(id);
    }
  }
}

export type Judged = {
  readonly line: number;
  readonly outcome: ImportOutcome;
  readonly remarks: readonly ImportRemark[];
  readonly writes: readonly Write[];
  /** Whom it changes, if anybody. */
  readonly changed?: ContactId;
};

export const idsIn = (lines: readonly Seen[]): readonly ContactId[] => lines.flatMap((one) => ('row' in one ? [one.id] : []));

/** `people`: by the ids of these lines, as they are now. */
export const judge = (lines: readonly Seen[], people: ReadonlyMap<ContactId, Contact>, act: Act, now: Date): readonly Judged[] =>
  lines.map((one) => {
    if ('remark' in one) return { line: one.remark.line, outcome: 'wrong', remarks: [one.remark], writes: [] };
    if ('repeated' in one) {
      const { line } = one.repeated;
      return { line, outcome: 'repeated', remarks: outcomeRemark('repeated', line), writes: [] };
    }
    const { row, id } = one;
    const known = people.get(id);
    const applied = applyRow(known, id, row, act);
    const { outcome, contact } = applied;
    const remarks = [...outcomeRemark(outcome, row.line), ...row.remarks];
    return { line: row.line, outcome, remarks, writes: rowWrites(known, applied, row, now), ...(contact ? { changed: contact.id } : {}) };
  });

export const count = (judged: readonly Judged[]): ImportCounts => {
  const sums: Record<ImportOutcome, number> = { ...noCounts };
  for (const { outcome } of judged) sums[outcome] += 1;
  return sums;
};

export const addCounts = (one: ImportCounts, other: Partial<ImportCounts>): ImportCounts => {
  const sums: Record<ImportOutcome, number> = { ...one };
  for (const outcome of importOutcomes) sums[outcome] += other[outcome] ?? 0;
  return sums;
};
