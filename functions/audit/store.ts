/** The audit log in the table: a partition for each month, newest first. */
import type { AuditEntry } from '#shared/audit.ts';
import { auditMonths } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';
import { auditItem } from './entry.ts';

const MONTHS_KEPT = 25;

const itemToEntry = ({ id, at, by, act, thing, changes }: Item): AuditEntry => ({ id, at, by, act, thing, changes }) as AuditEntry;

export type AuditFilter = { readonly person?: string | undefined; readonly thing?: string | undefined };

export const createAuditStore = ({ table, now }: { table: Table; now: () => Date }) => {
  /** Everything stored before a place (`<time>#<id>`; absent: everything), newest first, read month by month as far as somebody looks. */
  async function* entries(place: string | undefined): AsyncGenerator<AuditEntry> {
    const months = auditMonths(place ? new Date(place.slice(0, 24)) : now(), MONTHS_KEPT);
    for (const [at, pk] of months.entries()) {
      const from = at === 0 && place ? { before: place } : {};
      for await (const item of table.all({ pk, newestFirst: true, limit: 200, ...from })) yield itemToEntry(item);
    }
  }

  return {
    async write(entry: AuditEntry): Promise<void> {
      await table.put(auditItem(entry));
    },

    /** Entries of a person, of a thing, or all; `next` is the place of the last one where there are more. */
    async page({ person, thing }: AuditFilter, limit: number, place?: string): Promise<{ items: AuditEntry[]; next?: string }> {
      const items: AuditEntry[] = [];
      for await (const entry of entries(place)) {
        if ((person && entry.by !== person) || (thing && entry.thing !== thing)) continue;
        const last = items.at(-1);
        if (items.length === limit && last) return { items, next: `${last.at}#${last.id}` };
        items.push(entry);
      }
      return { items };
    },
  };
};
