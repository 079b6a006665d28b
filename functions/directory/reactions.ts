/**
 * What follows a change of somebody's name, company or address: small items by which a prefix finds them. Who was stored before there were
 * such items is lifted once in the life of a table.
 */
import type { Contact } from '../contact/store.ts';
import { type ContactRow, ROW_VERSION, toPointer } from '../contact/stored.ts';
import type { Deps } from '../deps.ts';
import { deadline } from '../pace/patience.ts';
import { inParallel } from '../pace/pieces.ts';
import type { Fact } from '../table/facts.ts';
import { contactLists, findEntry, findKey, idOf, liftedKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { TeamDeps } from '../team-deps.ts';
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

/** Longer than a function runs: whoever took it on has died. */
const LOST_MS = 20 * 60_000;
const PATIENCE_MS = 10 * 60_000;
/** People who are lifted at once. */
const WIDTH = 8;

/** Nobody is stored yet, so nobody ever was in another shape. */
const isNew = async ({ table }: Pick<TeamDeps, 'table'>): Promise<boolean> => {
  const first = await Promise.all(contactLists.map((pk) => table.query({ pk, index: 'list', limit: 1 })));
  return first.every(({ items }) => items.length === 0);
};

/** Asked each minute: begins the lifting where nobody has, or goes on where somebody died. True once everybody is lifted. */
export const beginLift = async (deps: Pick<TeamDeps, 'table' | 'realNow' | 'queue'>): Promise<boolean> => {
  const mark = await deps.table.get(liftedKey);
  if (mark?.shape === ROW_VERSION) return true;
  if (mark === undefined && (await isNew(deps))) {
    await deps.table.change(liftedKey, { set: { shape: ROW_VERSION, v: DATA_VERSION } });
    return true;
  }
  const now = deps.realNow().getTime();
  const isFree = { any: [{ absent: 'triedAt' }, { below: ['triedAt', new Date(now - LOST_MS).toISOString()] as const }] };
  const triedAt = new Date(now).toISOString();
  const claimed = await deps.table.change(liftedKey, { set: { triedAt, v: DATA_VERSION } }, isFree);
  if (claimed.ok) await deps.queue('work', { kind: 'lift-people' });
  return false;
};

/** Stored once more, somebody has a row of today's shape, and the ways to them follow (followWays). */
const lift = async (deps: TeamDeps, { id, email }: ContactRow): Promise<void> => {
  await deps.contact.decide(id, (contact) => ({ contact, entries: [] }), [{ put: toPointer(id, email) }]);
};

/** List by list; of one that was cut off, whoever is lifted already is passed over. */
export const liftPeople = async (deps: TeamDeps): Promise<void> => {
  const isOver = deadline(deps, PATIENCE_MS);
  const mark = await deps.table.get(liftedKey, { strong: true });
  async function* olderIn(pk: string): AsyncGenerator<ContactRow> {
    for await (const { row } of deps.table.all({ pk, index: 'list' })) {
      const found = row as ContactRow;
      if ((found.v ?? 0) < ROW_VERSION) yield found;
    }
  }
  for (let list = Number(mark?.list ?? 0); list < contactLists.length; list += 1) {
    for await (const _ of inParallel(olderIn(contactLists[list] ?? ''), WIDTH, (row) => lift(deps, row)))
      if (isOver()) return deps.queue('work', { kind: 'lift-people' });
    await deps.table.change(liftedKey, { set: { list: list + 1, triedAt: deps.realNow().toISOString() } });
  }
  await deps.table.change(liftedKey, { set: { shape: ROW_VERSION }, remove: ['list', 'triedAt'] });
};
