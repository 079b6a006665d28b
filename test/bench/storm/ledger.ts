/** Between the counts and the table: notes who writes what, and sometimes fails as a network does, before or after the deed. */
import { createCounts } from '#functions/counts.ts';
import type { Deps } from '#functions/deps.ts';
import type { Write } from '#functions/table/table.ts';
import type { Chance } from '../../trials/kill/chance.ts';

export type Ledger = {
  /** Transactions that were stored, and that a mark refused. */
  stored: number;
  refused: number;
  /** Answers that were lost after, and requests before the deed. */
  lost: number;
  /** Stored writes by partition and by item. */
  readonly byPartition: Map<string, number>;
  readonly byItem: Map<string, number>;
};

const keyOf = (write: Write) =>
  'put' in write ? write.put : 'change' in write ? write.key : 'remove' in write ? write.remove : write.check;
const add = (counts: Map<string, number>, name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);

/** The counts' own handler on a table whose transactions fail now and then. */
export const countsWithLedger = (deps: Deps, chance: Chance, failing: number) => {
  const ledger: Ledger = { stored: 0, refused: 0, lost: 0, byPartition: new Map(), byItem: new Map() };
  const lose = (): never => {
    ledger.lost += 1;
    throw new Error('The connection was cut');
  };
  const transact: Deps['table']['transact'] = async (writes) => {
    if (chance.isLucky(failing)) lose();
    const done = await deps.table.transact(writes);
    if (done.ok) {
      ledger.stored += 1;
      for (const { pk, sk } of writes.map(keyOf)) {
        add(ledger.byPartition, pk);
        add(ledger.byItem, `${pk} ${sk}`);
      }
    } else ledger.refused += 1;
    if (chance.isLucky(failing)) lose();
    return done;
  };
  return { ledger, handler: createCounts({ ...deps, table: { ...deps.table, transact } }) };
};
