/** Writes what people are owed into their records, a hundred questions at a time, until what was written is still so. */
import type { ContactId, WebinarId } from '#shared/ids.ts';
import type { Contact } from '../contact/store.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { idOf, registrationKey } from '../table/keys.ts';
import { type Debt, holds, settle } from './rules.ts';

/** Questions that are looked at together, pieces and people at once. */
const PIECE = 100;
const PIECES_AT_ONCE = 2;
const PEOPLE_AT_ONCE = 8;
const ROUNDS = 5;

/** `work` for each, so many at once. */
const each = async <T>(all: readonly T[], width: number, work: (one: T) => Promise<void>): Promise<void> => {
  const waiting = all.values();
  const go = async (): Promise<void> => {
    // One iterator for all: whoever is free takes the next one.
    for (const one of waiting) await work(one);
  };
  await Promise.all(Array.from({ length: Math.min(width, all.length) }, go));
};

const inPieces = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / PIECE) }, (_, at) => all.slice(at * PIECE, (at + 1) * PIECE));

type Owners = Map<ContactId, ContactId>;

/** A guest's question is owed to the address that they typed; `known` learns whose those are. */
const learnOwners = async (deps: DeskDeps, webinar: WebinarId, askers: readonly ContactId[], known: Owners): Promise<void> => {
  const missing = [...new Set(askers)].filter((asker) => !known.has(asker));
  for (const some of inPieces(missing)) {
    for (const asker of some) known.set(asker, asker);
    const items = await deps.table.batchGet(some.map((asker) => registrationKey(asker, webinar)));
    for (const { pk, for: owner } of items) if (typeof owner === 'string') known.set(idOf(pk), owner);
  }
};

const withCases = async (deps: DeskDeps, debts: readonly Debt[], owners: Owners): Promise<readonly Debt[]> => {
  const lasts = new Map(debts.flatMap(({ owed, last }) => (owed ? [[last.id, last.asker] as const] : [])));
  const done = new Set<string>();
  for (const some of inPieces([...lasts]))
    for (const it of await deps.cases.many(some.map(([id, asker]) => ({ contact: owners.get(asker) ?? asker, id }))))
      if (!holds(it)) done.add(it.id);
  return debts.map((debt) => (done.has(debt.last.id) ? { ...debt, owed: false } : debt));
};

type Owed = Pick<Debt, 'question' | 'owed'>;

const withOwed = ({ owed: _, ...rest }: Contact, owed: ReadonlySet<string> | undefined): Contact => ({
  ...rest,
  ...(owed ? { owed } : {}),
});

const settlePerson = async (deps: DeskDeps, known: Contact, debts: readonly Owed[]): Promise<void> => {
  const next = settle(known.owed, debts);
  if (!next || (await deps.contact.store(withOwed(known, next.owed), known))) return;
  // Somebody changed them meanwhile: from what they are by now.
  await deps.contact.decide(known.id, (contact) => {
    const now = settle(contact.owed, debts);
    return now && { contact: withOwed(contact, now.owed), entries: [] };
  });
};

/** `debts`, 100 at most, by whom they are owed to. Of nobody whom we know, or who was erased, nothing is kept. */
export const settlePeople = async (deps: DeskDeps, debts: readonly (readonly [ContactId, Owed])[]): Promise<void> => {
  const people = await deps.contact.many([...new Set(debts.map(([id]) => id))]);
  const living = debts.flatMap(([id, debt]) => {
    const known = people.get(id);
    return known?.address && known.erasedAt === undefined ? [{ known, debt }] : [];
  });
  // Two addresses of one person are one record.
  const theirs = [...Map.groupBy(living, ({ known }) => known.id).values()];
  await each(theirs, PEOPLE_AT_ONCE, async (some) => {
    const [first] = some;
    if (first)
      await settlePerson(
        deps,
        first.known,
        some.map(({ debt }) => debt),
      );
  });
};

/** `read`: what is so at this moment. Asked again after it was written, since it may be otherwise by then, until it stays as it is. */
export const settleDebts = async (deps: DeskDeps, webinar: WebinarId, read: () => Promise<readonly Debt[]>): Promise<void> => {
  const [owners, written]: [Owners, Map<string, boolean>] = [new Map(), new Map()];
  const nameOf = ({ question, asker }: Debt): string => `${question} ${asker}`;
  for (let round = 0; round < ROUNDS; round += 1) {
    const debts = await read();
    await learnOwners(
      deps,
      webinar,
      debts.flatMap(({ asker, last }) => [asker, last.asker]),
      owners,
    );
    const moved = (await withCases(deps, debts, owners)).filter((debt) => written.get(nameOf(debt)) !== debt.owed);
    if (moved.length === 0) return;
    for (const debt of moved) written.set(nameOf(debt), debt.owed);
    await each(inPieces(moved), PIECES_AT_ONCE, (some) =>
      settlePeople(
        deps,
        some.map((debt) => [owners.get(debt.asker) ?? debt.asker, debt]),
      ),
    );
  }
  // Heard of by a queue, which asks again.
  throw new Error('Questions are answered and opened faster than can be noted.');
};
