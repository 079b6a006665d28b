/** Copies of people's own data in the table: that one was asked for, and how far it is. What is in it is an object. */
import type { ContactId } from '#shared/ids.ts';
import type { Condition } from '../table/expression.ts';
import { contactKey, copiesList, copiesOf, copyEntry, copyIdOf, copyKey, idOf } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';
import type { Copy, CopyState } from './rules.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** The file is gone after a day, with its item; the item goes by itself only where nobody looked after it for a week. */
const KEPT_SECONDS = 7 * 86_400;

const itemToCopy = ({ sk, at, state }: Item): Copy => ({ id: copyIdOf(sk), at: String(at), state: state as CopyState });

export const createCopyStore = ({ table, now }: { table: Table; now: () => Date }) => ({
  /**
   * Asks for a copy, three times in 24 hours; the stream has it made. `again`: twice within a minute is once. Nothing is written for
   * somebody who is not there any more.
   */
  async ask(contact: ContactId, id: string): Promise<'asked' | 'again' | 'too-many'> {
    const at = now().toISOString();
    const ago = (ms: number): string => new Date(now().getTime() - ms).toISOString();
    const free = (name: string, since: string): Condition => ({ any: [{ absent: name }, { below: [name, since] }] });
    const shift = [
      { to: 'copy2', from: 'copy1', otherwise: '' },
      { to: 'copy3', from: 'copy2', otherwise: '' },
    ];
    const ttl = Math.floor(now().getTime() / 1000) + KEPT_SECONDS;
    const done = await table.transact([
      {
        key: contactKey(contact),
        change: { set: { copy1: at }, shift, add: { version: 1 } },
        when: { all: [{ exists: 'address' }, free('copy1', ago(MINUTE_MS)), free('copy3', ago(DAY_MS))] },
      },
      { put: { ...copyKey(contact, id), ...copyEntry(at, id), at, state: 'queued', ttl, v: DATA_VERSION }, when: { absent: 'pk' } },
    ]);
    if (done.ok) return 'asked';
    const known = await table.get(contactKey(contact), { strong: true });
    const isJustNow = typeof known?.copy1 === 'string' && known.copy1 >= ago(MINUTE_MS);
    return known?.address === undefined || isJustNow ? 'again' : 'too-many';
  },

  async find(contact: ContactId, id: string): Promise<Copy | undefined> {
    const item = await table.get(copyKey(contact, id), { strong: true });
    return item && itemToCopy(item);
  },

  /** The one that somebody asked for last. */
  async newest(contact: ContactId): Promise<Copy | undefined> {
    const found: Copy[] = [];
    for await (const item of table.all({ ...copiesOf(contact), strong: true })) found.push(itemToCopy(item));
    return found.sort((a, b) => (a.at < b.at ? 1 : -1))[0];
  },

  /** False where nobody is to have it any more: what was written goes. */
  async ready(contact: ContactId, id: string): Promise<boolean> {
    const isWanted: Condition = { all: [{ exists: 'state' }, { not: { equals: ['state', 'gone'] } }] };
    return (await table.change(copyKey(contact, id), { set: { state: 'ready' } }, isWanted)).ok;
  },

  /** From here on nobody gets it. */
  async close(contact: ContactId, id: string): Promise<void> {
    await table.change(copyKey(contact, id), { set: { state: 'gone' } }, { exists: 'state' });
  },

  async remove(contact: ContactId, id: string): Promise<void> {
    await table.remove(copyKey(contact, id));
  },

  /** All that were asked for before `time` (ISO). */
  async *before(time: string): AsyncGenerator<{ readonly contact: ContactId; readonly id: string }> {
    for await (const { pk, sk } of table.all({ pk: copiesList, index: 'list', before: time }))
      yield { contact: idOf(pk), id: copyIdOf(sk) };
  },
});
