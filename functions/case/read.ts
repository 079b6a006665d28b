/** Lists and numbers of cases, read from the table that is handed in. */
import type { CaseId } from '#shared/case.ts';
import type { ContactId } from '#shared/ids.ts';
import { caseCountKey, caseOfPointer, idOf } from '../table/keys.ts';
import type { Query } from '../table/query.ts';
import type { Table } from '../table/table.ts';

/** Where a case stands: whose it is, and which. */
export type Place = { readonly contact: ContactId; readonly id: CaseId };

export const readCases = (table: Table) => ({
  /** A page of one list, as places: the list of a state holds the cases themselves, every other one small items that lead to them. */
  async page(wanted: Omit<Query, 'index' | 'keysOnly'>): Promise<{ places: readonly Place[]; next: Record<string, unknown> | undefined }> {
    const { items, next } = await table.query({ ...wanted, index: 'list' });
    const places = items.map(({ pk, sk }) => ({
      contact: idOf(pk),
      id: sk.startsWith('case#') ? sk.slice('case#'.length) : caseOfPointer(sk),
    }));
    return { places, next };
  },

  /** Stored numbers, by what they count, 100 at most; what nothing was counted by is not there. They follow by a moment anyway. */
  async counts(of: readonly string[]): Promise<ReadonlyMap<string, Readonly<Record<string, number>>>> {
    const found = await table.batchGet(of.map(caseCountKey), { strong: false });
    return new Map(found.map(({ sk, ...numbers }) => [sk, numbers as Readonly<Record<string, number>>]));
  },
});
