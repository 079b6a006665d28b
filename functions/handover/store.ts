/** Notes from shift to shift in the table: in one partition, newest last; they go by themselves after two weeks. */
import type { AuditEntry } from '#shared/audit.ts';
import type { Handover } from '#shared/handover.ts';
import { auditItem } from '../audit/entry.ts';
import { handoverKey, handoversPk } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';

const DAYS_KEPT = 14;
/** More than anybody reads at the beginning of a shift. */
const MOST_SHOWN = 20;

/** Who read it; the writer knows it already. */
const readersOf = ({ readers }: Item): ReadonlySet<string> => (readers instanceof Set ? readers : new Set<string>());

const itemToHandover = (item: Item): Handover => {
  const id = item.sk.slice('handover#'.length);
  return { id, at: id.slice(0, 24), by: String(item.by), text: String(item.text), readers: readersOf(item).size };
};

export const createHandoverStore = ({ table }: { table: Table }) => ({
  /** Of the newest those that this one of the team neither wrote nor read. */
  async unread(email: string): Promise<readonly Handover[]> {
    const { items } = await table.query({ pk: handoversPk, newestFirst: true, limit: MOST_SHOWN, strong: true });
    return items.filter((item) => item.by !== email && !readersOf(item).has(email)).map(itemToHandover);
  },

  async add({ id, at, by, text }: Omit<Handover, 'readers'>, entry: AuditEntry): Promise<boolean> {
    const ttl = Math.ceil(Date.parse(at) / 1000) + DAYS_KEPT * 86_400;
    const done = await table.transact([
      { put: { ...handoverKey(id), by, text, ttl, v: DATA_VERSION }, when: { absent: 'pk' } },
      { put: auditItem(entry) },
    ]);
    return done.ok;
  },

  /** Twice is once. Undefined where it is gone. */
  async read(id: string, email: string): Promise<Handover | undefined> {
    const done = await table.change(handoverKey(id), { add: { readers: new Set([email]) } }, { exists: 'pk' });
    return done.ok && done.item ? itemToHandover(done.item) : undefined;
  },
});
