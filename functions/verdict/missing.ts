/** What an answer lacked, in a sentence of whoever said "Not yet": for the team alone, in the partition of who wrote it. */
import type { CaseId, CaseMessage } from '#shared/case.ts';
import type { ContactId } from '#shared/ids.ts';
import { idsOf, toldAt } from '../contact/stored.ts';
import type { Press } from '../delivery/press.ts';
import { itemToDelivery } from '../delivery/stored.ts';
import { contactKey, deliveryKey, missingKey, missingList } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';
import type { Reader } from './store.ts';

export type Missing = { readonly reply: string; readonly at: string; readonly text: string };

/** People who asked the same and said what their answer lacked. */
const MOST_SHOWN = 20;

const itemToMissing = ({ sk, at, text }: Item): Missing => ({ reply: sk.slice('missing#'.length), at: String(at), text: String(text) });

export const createMissingStore = ({ table, now }: { table: Table; now: () => Date }) => ({
  /** A second sentence about the same answer takes the place of the first. False where they did not say that it was none. */
  async leave(reader: Reader, { at, reply }: Press, text: string): Promise<boolean> {
    const own = idsOf(reader);
    const items = await table.batchGet(toldAt(reader).map((person) => deliveryKey(person, at, reply)));
    const told = items.map(itemToDelivery).find(({ seat }) => own.includes(seat));
    if (!told || told.role === 'voter') return false;
    const person = own.includes(told.person) ? told.person : reader.id;
    const time = now().toISOString();
    const place = { listPk: missingList(told.case), listSk: `${time}#${person}` };
    const item = { ...missingKey(person, reply), case: told.case, at: time, text, ...place, v: DATA_VERSION };
    const check = { check: deliveryKey(told.person, at, reply), when: { equals: ['says', 'not-yet'] as const } };
    return (await table.transact([{ put: item }, check])).ok;
  },

  /** Of all addresses of a person. */
  async of(people: readonly ContactId[]): Promise<readonly Missing[]> {
    const found = await Promise.all(people.map((person) => table.query({ pk: contactKey(person).pk, prefix: 'missing#', strong: true })));
    return found.flatMap(({ items }) => items.map(itemToMissing));
  },
});

/** As the thread of a case tells it: words of customers, whoever of those who asked the same wrote them. */
export const missingIn = async (table: Table, id: CaseId): Promise<readonly CaseMessage[]> => {
  const { items } = await table.query({ pk: missingList(id), index: 'list', keysOnly: true, limit: MOST_SHOWN });
  const found = items.length > 0 ? await table.batchGet(items.map(({ pk, sk }) => ({ pk, sk }))) : [];
  return found.map((item) => {
    const { reply, at, text } = itemToMissing(item);
    return { id: `missing-${reply}-${Date.parse(at)}`, kind: 'inbound', at, by: '', text };
  });
};
