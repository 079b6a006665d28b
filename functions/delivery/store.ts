/** Deliveries in the table, in the partitions of the people whom a reply is for. */
import type { AuditEntry } from '#shared/audit.ts';
import type { ContactId } from '#shared/ids.ts';
import { auditItem } from '../audit/entry.ts';
import { contactKey, deliveryKey, undeliveredList } from '../table/keys.ts';
import type { Query } from '../table/query.ts';
import type { Table } from '../table/table.ts';
import {
  type DeliveryState,
  type DeliveryWhy,
  deliveryToItem,
  isLost,
  itemToDelivery,
  type StoredDelivery,
  undelivered,
} from './stored.ts';

/** Of one press; what is left takes another. */
const MOST_AGAIN = 500;
/** Items that are read together. */
const PAGE = 100;

/** Those whom a reply did not reach, a hundred at a time and in no order; each as it is now. */
async function* unreached(table: Table, reply: string): AsyncGenerator<StoredDelivery> {
  let after: Query['after'];
  do {
    const wanted: Query = { pk: undeliveredList(reply), index: 'list', keysOnly: true, limit: PAGE };
    const { items, next } = await table.query(after ? { ...wanted, after } : wanted);
    if (items.length > 0) yield* (await table.batchGet(items.map(({ pk, sk }) => ({ pk, sk })))).map(itemToDelivery);
    after = next;
  } while (after);
}

export const createDeliveryStore = ({ table }: { table: Table }) => ({
  async find(person: ContactId, at: string, reply: string): Promise<StoredDelivery | undefined> {
    const item = await table.get(deliveryKey(person, at, reply), { strong: true });
    return item && itemToDelivery(item);
  },

  /** Once a person and reply, and never for somebody who was erased. */
  async tell(delivery: StoredDelivery): Promise<void> {
    await table.transact([
      { put: deliveryToItem(delivery), when: { absent: 'pk' } },
      { check: contactKey(delivery.person), when: { absent: 'erasedAt' } },
    ]);
  },

  /** What became of one that waited; nothing where it is settled, or went with its person. */
  async settle(delivery: StoredDelivery, state: Exclude<DeliveryState, 'waiting'>, why?: DeliveryWhy): Promise<void> {
    const { person, at, reply, role } = delivery;
    const isListed = state === 'failed' || isLost({ role, state, ...(why ? { why } : {}) });
    const set = { event: state, ...(why ? { why } : {}), ...(isListed ? undelivered(delivery) : {}) };
    await table.change(deliveryKey(person, at, reply), { set }, { equals: ['event', 'waiting'] });
  },

  /** Those who can be told again, 500 at most; in no order. */
  async failed(reply: string): Promise<readonly StoredDelivery[]> {
    const found: StoredDelivery[] = [];
    for await (const one of unreached(table, reply)) {
      if (one.state === 'failed') found.push(one);
      if (found.length === MOST_AGAIN) break;
    }
    return found;
  },

  /** Whether somebody waits for it still. */
  async isOwed(reply: string): Promise<boolean> {
    for await (const one of unreached(table, reply)) if (isLost(one)) return true;
    return false;
  },

  /** The case of one that did not arrive knows of it, until it is sent again. */
  async follow({ person, at, reply, state }: StoredDelivery): Promise<void> {
    await table.change(deliveryKey(person, at, reply), { set: { followed: true } }, { equals: ['event', state] });
  },

  /** Sends to these again; answers how many that are. Of two who press at once, one finds nobody. */
  async again(some: readonly StoredDelivery[], entry: AuditEntry): Promise<number> {
    let count = 0;
    for (const { person, at, reply } of some) {
      const change = { set: { event: 'waiting' }, remove: ['why', 'listPk', 'listSk', 'followed'], add: { again: 1 } };
      const write = { key: deliveryKey(person, at, reply), change, when: { equals: ['event', 'failed'] as const } };
      // The line of the log comes with the first of them.
      const done =
        count === 0 ? await table.transact([write, { put: auditItem(entry) }]) : await table.change(write.key, change, write.when);
      if (done.ok) count += 1;
    }
    return count;
  },
});
export type DeliveryStore = ReturnType<typeof createDeliveryStore>;
