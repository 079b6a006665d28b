/** Orders to erase a person, in the table: the tombstone and the order in one write, then what the order remembers until its last sweep. */
import type { ContactId } from '#shared/ids.ts';
import type { Contact } from '../contact/store.ts';
import { itemToContact } from '../contact/stored.ts';
import { contactKey, dueEntry, erasureKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table, Write } from '../table/table.ts';
import { type ErasureWhy, erasureTime, toTombstone } from './order.ts';

/**
 * What sweeps must find again when the ballots are gone. Ids only: questions, webinars of registrations and invitations (for exports), webinars whose chat
 * held lines, and whose lines those are.
 */
export type Remembered = {
  readonly questions: readonly string[];
  readonly webinars: readonly string[];
  readonly rooms: readonly string[];
  readonly writers: readonly string[];
};
export type Order = Remembered & { readonly at: string; readonly why: ErasureWhy; readonly dueSk: string };

const texts = (value: unknown): readonly string[] => (value instanceof Set ? [...(value as Set<string>)] : []);

const itemToOrder = (item: Item): Order => ({
  at: String(item.at),
  why: item.why === 'lapsed' ? 'lapsed' : 'asked',
  dueSk: String(item.dueSk),
  questions: texts(item.questions),
  webinars: texts(item.webinars),
  rooms: texts(item.rooms),
  writers: texts(item.writers),
});

export const createErasureStore = ({ table, now }: { table: Table; now: () => Date }) => ({
  /** From here on nobody is mailed and nothing is written for this person. False where the contact is not what was read any more. */
  async begin(known: Contact, why: ErasureWhy): Promise<boolean> {
    const at = erasureTime(now());
    const others = known.aliases?.length ? (await table.batchGet(known.aliases.map(contactKey))).map(itemToContact) : [];
    // Every address of the person goes with them, and none of them is mailed what no other one is.
    const all = [known, ...others.map((other) => ({ ...other, suppressed: known.suppressed ?? {} }))];
    const done = await table.transact(
      all.flatMap((one): Write[] => {
        const { id, ...stone } = toTombstone(one, why, at);
        const key = erasureKey(id);
        return [
          { put: { ...contactKey(id), ...stone, v: DATA_VERSION }, when: { equals: ['version', one.version] } },
          // An order of the day before goes on with this one.
          { key, change: { set: { at, why, ...dueEntry(key, now().toISOString()), v: DATA_VERSION } } },
        ];
      }),
    );
    return done.ok;
  },

  /** Gives an order that is over once more: something older than it came late. */
  async reopen({ id, erasedAt, forgotten }: Pick<Contact, 'id' | 'erasedAt' | 'forgotten'>): Promise<void> {
    const key = erasureKey(id);
    const set = { at: erasedAt ?? forgotten, why: 'asked', ...dueEntry(key, now().toISOString()), v: DATA_VERSION };
    await table.change(key, { set }, { absent: 'at' });
  },

  async find(id: ContactId): Promise<Order | undefined> {
    const item = await table.get(erasureKey(id), { strong: true });
    return item?.at ? itemToOrder(item) : undefined;
  },

  /** Adds to what the order knows; nothing is made where there is none. */
  async remember(id: ContactId, more: Partial<Remembered>): Promise<void> {
    const add = Object.fromEntries(Object.entries(more).flatMap(([name, ids]) => (ids.length > 0 ? [[name, new Set(ids)]] : [])));
    if (Object.keys(add).length > 0) await table.change(erasureKey(id), { add }, { exists: 'at' });
  },

  /** The time of the next sweep. */
  async postpone(id: ContactId, { dueSk }: Order, until: string): Promise<void> {
    const key = erasureKey(id);
    await table.change(key, { set: dueEntry(key, until) }, { equals: ['dueSk', dueSk] });
  },

  /** Nothing can follow any more. Of somebody about whom there is nothing to respect the tombstone goes as well. */
  async end(id: ContactId, { at, dueSk }: Order): Promise<void> {
    await table.remove(erasureKey(id), { equals: ['dueSk', dueSk] });
    const stone = await table.get(contactKey(id), { strong: true });
    const isEmpty = stone?.erasedAt === at && Object.keys((stone.suppressed ?? {}) as object).length === 0;
    if (isEmpty) await table.remove(contactKey(id), { equals: ['version', stone.version] });
  },

  /** Everything in the person's partition, read strongly: what was written before the tombstone is seen here. */
  items: (id: ContactId): AsyncGenerator<Item> => table.all({ pk: contactKey(id).pk, strong: true }),
});
