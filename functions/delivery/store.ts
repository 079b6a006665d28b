/** Deliveries in the table, in the partitions of the people whom a reply is for. */
import type { ContactId } from '#shared/ids.ts';
import { contactKey, deliveryKey, undeliveredList } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import { type DeliveryState, type DeliveryWhy, deliveryToItem, itemToDelivery, type StoredDelivery, undelivered } from './stored.ts';

/** Of one press; what is left takes another. */
const MOST_AGAIN = 500;

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
    const { person, at, reply } = delivery;
    const set = { event: state, ...(why ? { why } : {}), ...(state === 'failed' ? undelivered(delivery) : {}) };
    await table.change(deliveryKey(person, at, reply), { set }, { equals: ['event', 'waiting'] });
  },

  /** Sends again to those whom it could not be handed over for; answers how many that are. A second press finds nobody. */
  async again(reply: string): Promise<number> {
    let count = 0;
    for await (const { pk, sk } of table.all({ pk: undeliveredList(reply), index: 'list', keysOnly: true })) {
      const change = { set: { event: 'waiting' }, remove: ['why', 'listPk', 'listSk'], add: { again: 1 } };
      if ((await table.change({ pk, sk }, change, { equals: ['event', 'failed'] })).ok) count += 1;
      if (count >= MOST_AGAIN) break;
    }
    return count;
  },
});
export type DeliveryStore = ReturnType<typeof createDeliveryStore>;
