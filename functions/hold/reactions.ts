/** What follows an end and a decision: whoever waits for an answer is on hold. Each is safe to do twice, in whatever order. */
import type { ContactId, WebinarId } from '#shared/ids.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { itemToQuestion } from '../question/item.ts';
import type { Fact } from '../table/facts.ts';
import { idOf, registrationKey } from '../table/keys.ts';
import { itemToWebinar } from '../webinar/stored.ts';
import { type Debt, debtsOf, isOver, settle } from './rules.ts';

/** People who are read together. */
const AT_ONCE = 100;
const ROUNDS = 5;
/** An address that was joined with another one, which was joined with a third. */
const MOST_HOPS = 3;

/** A guest's question is owed to the address that they typed. */
const ownersOf = async (deps: Deps, webinar: WebinarId, askers: readonly ContactId[]): Promise<ReadonlyMap<ContactId, ContactId>> => {
  const items = await deps.table.batchGet(askers.map((asker) => registrationKey(asker, webinar)));
  return new Map(items.flatMap(({ pk, for: owner }) => (typeof owner === 'string' ? [[idOf(pk), owner] as const] : [])));
};

const settlePerson = async (deps: Deps, id: ContactId, debts: readonly Debt[], hops = 0): Promise<void> => {
  const known = await deps.contact.find(id);
  if (known?.mergedInto !== undefined && hops < MOST_HOPS) return settlePerson(deps, known.mergedInto, debts, hops + 1);
  if (!settle(known?.owed, debts)) return;
  await deps.contact.decide(id, (contact) => {
    const next = settle(contact.owed, debts);
    if (!next) return undefined;
    const { owed: _, ...rest } = contact;
    return { contact: { ...rest, ...(next.owed ? { owed: next.owed } : {}) }, entries: [] };
  });
};

const settleAll = async (deps: Deps, webinar: WebinarId, debts: readonly Debt[]): Promise<void> => {
  const byAsker = [...Map.groupBy(debts, ({ asker }) => asker)];
  for (let at = 0; at < byAsker.length; at += AT_ONCE) {
    const some = byAsker.slice(at, at + AT_ONCE);
    const owners = await ownersOf(
      deps,
      webinar,
      some.map(([asker]) => asker),
    );
    for (const [asker, theirs] of some) await settlePerson(deps, owners.get(asker) ?? asker, theirs);
  }
};

/** Looks at every question of a webinar, until what it did still holds afterwards: an end may be taken back meanwhile. */
export const settleHolds = async (deps: Deps, id: WebinarId): Promise<void> => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const over = isOver(await deps.webinar.find(id));
    await settleAll(deps, id, debtsOf((await deps.question.room(id)).questions, over));
    if (isOver(await deps.webinar.find(id)) === over) return;
  }
  throw new Failure('busy', 'This webinar ends and goes on faster than its questions can be looked at.');
};

/** An end, or that it was taken back. */
export const followEnd = async (deps: Deps, { before, after }: Fact): Promise<void> => {
  const [was, is] = [before, after].map((image) => isOver(image && itemToWebinar(image)));
  if (after && was !== is) await deps.queue('work', { kind: 'hold', webinar: idOf(after.pk) });
};

/** A question that was asked late, answered, declined, taken back, opened anew, or came to another person. */
export const followHold = async (deps: Deps, { pk, before, after }: Fact): Promise<void> => {
  const [was, is] = [before && itemToQuestion(before), after && itemToQuestion(after)];
  const [had, has] = [was, is].map((question) => question && debtsOf([question], true)[0]);
  if (had?.owed === has?.owed && had?.asker === has?.asker && was?.into === is?.into) return;
  const id = idOf(pk);
  if (!isOver(await deps.webinar.find(id))) return;
  // As it is now: a change that comes late or again may tell of an asker who was erased since.
  const question = (is ?? was)?.id;
  const now = question === undefined ? undefined : await deps.question.find(question);
  // What it comes to decides for others, or others for it.
  if (now?.into !== undefined || was?.into !== undefined || (now?.merged ?? 0) > 0)
    return deps.queue('work', { kind: 'hold', webinar: id });
  const owes = now ? debtsOf([now], true) : [];
  const left = [had, has].flatMap((debt) => (debt && debt.asker !== now?.asker ? [{ ...debt, owed: false }] : []));
  await settleAll(deps, id, [...left, ...owes]);
};
