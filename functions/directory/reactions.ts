/** What follows a change of somebody's name, company or address: small items by which a prefix finds them. */
import type { Contact } from '../contact/store.ts';
import { ROW_VERSION } from '../contact/stored.ts';
import type { Deps } from '../deps.ts';
import type { Fact } from '../table/facts.ts';
import { findEntry, findKey, idOf } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import { type Way, ways, waysTo } from './fold.ts';

type Stored = (Partial<Contact> & { readonly row?: { readonly v?: number } }) | undefined;

/** The way by the address never changes, and is made before the contact is (contact/store.ts). */
const changed = (before: Stored, after: Stored): readonly Way[] => {
  const [had, has] = [waysTo(before), waysTo(after)];
  // Who was stored before there were such items has none yet.
  const isOlder = before !== undefined && (before.row?.v ?? 0) < ROW_VERSION;
  return ways.filter((way) => way !== 'mail' && (had.get(way) !== has.get(way) || (isOlder && has.has(way))));
};

/** What is stored now counts, so that it may come late, or twice. */
export const followWays = async (deps: Pick<Deps, 'table' | 'contact'>, { pk, before, after }: Fact): Promise<void> => {
  const moved = changed(before as Stored, after as Stored);
  if (moved.length === 0) return;
  const id = idOf(pk);
  const has = waysTo(await deps.contact.find(id));
  for (const way of moved) {
    const folded = has.get(way);
    const key = findKey(id, way);
    if (folded) await deps.table.put({ ...key, ...findEntry(folded, id), row: { id }, v: DATA_VERSION });
    else await deps.table.remove(key);
  }
};
