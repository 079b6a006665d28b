/** What follows an end, a decision and a case: whoever waits for an answer is on hold. Each is safe to do twice, in whatever order. */
import type { ContactId, WebinarId } from '#shared/ids.ts';
import { itemToCase, type StoredCase } from '../case/stored.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { Failure } from '../failure.ts';
import { itemToQuestion } from '../question/item.ts';
import type { StoredQuestion } from '../question/stored.ts';
import type { Fact } from '../table/facts.ts';
import { idOf } from '../table/keys.ts';
import type { Item } from '../table/table.ts';
import { type Debt, debtsOf, holds, isOver } from './rules.ts';
import { settleDebts, settlePeople } from './settling.ts';

/** Looks at every question of a webinar; an end may be taken back meanwhile. */
export const settleHolds = (deps: DeskDeps, id: WebinarId): Promise<void> =>
  settleDebts(deps, id, async () => {
    const { questions } = await deps.question.room(id);
    return debtsOf(questions, isOver(await deps.webinar.find(id)));
  });

/** What it comes to decides for others, or others for it. */
const isJoined = (question: StoredQuestion | undefined): boolean => question?.into !== undefined || (question?.merged ?? 0) > 0;

/**
 * One question as it is now: a change that comes late or again may tell of an asker who was erased since. It is owed to whoever has its
 * case, else to whoever asked; to nobody of `others`, who asked it or had its case before.
 */
const settleOne = async (deps: DeskDeps, webinar: WebinarId, id: string, others: readonly ContactId[] = []): Promise<void> => {
  if (isJoined(await deps.question.find(id))) return deps.queue('work', { kind: 'hold', webinar });
  return settleDebts(deps, webinar, async () => {
    const [question, it] = await Promise.all([deps.question.find(id), deps.cases.find(id)]);
    const over = isOver(await deps.webinar.find(webinar));
    const holder = it?.contact ?? (question && (await deps.cases.ownerOf(question.asker, webinar)));
    const owners = await Promise.all(others.map((asker) => deps.cases.ownerOf(asker, webinar)));
    const owed = (asker: ContactId): readonly Debt[] => debtsOf(question ? [{ ...question, asker }] : [], over);
    const toNobody = (asker: ContactId): Debt => ({ question: id, asker, owed: false, last: { id, asker } });
    return [...owners.filter((owner) => owner !== holder).map(toNobody), ...(holder ? owed(holder) : [])];
  });
};

/** A question that was asked late, answered, declined, taken back, opened anew, or came to another person. */
export const followHold = async (deps: DeskDeps, { pk, before, after }: Fact): Promise<void> => {
  const [was, is] = [before && itemToQuestion(before), after && itemToQuestion(after)];
  const [had, has] = [was, is].map((question) => question && debtsOf([question], true)[0]);
  if (had?.owed === has?.owed && had?.asker === has?.asker && was?.into === is?.into) return;
  const id = idOf(pk);
  const question = (is ?? was)?.id;
  if (question === undefined || !isOver(await deps.webinar.find(id))) return;
  if (isJoined(was)) return deps.queue('work', { kind: 'hold', webinar: id });
  await settleOne(
    deps,
    id,
    question,
    [had, has].flatMap((debt) => debt?.asker ?? []),
  );
};

const ROUNDS = 5;

/** A case of no question is what is owed itself, for as long as it is there. */
const settleCase = async (deps: DeskDeps, { contact, id }: StoredCase): Promise<void> => {
  let written: boolean | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    const now = await deps.cases.at({ contact, id });
    const owed = now !== undefined && holds(now);
    if (owed === written) return;
    await settlePeople(deps, [[contact, { question: id, owed }]]);
    written = owed;
  }
  throw new Failure('busy', 'A case changes faster than can be noted.');
};

const heldBy = (item: Item | undefined): boolean | undefined => item && holds(itemToCase(item));

/** A case that was resolved holds nobody any more, also where nobody answered its question; one that is opened again does. */
export const followHoldOfCase = async (deps: DeskDeps, { before, after }: Fact): Promise<void> => {
  const item = after ?? before;
  if (!item || heldBy(before) === heldBy(after)) return;
  const it = itemToCase(item);
  if (it.question === undefined || it.webinar === undefined) return settleCase(deps, it);
  // What an end opens is noted with the whole of it, and what is asked late with its question.
  if (before || it.version > 1) await settleOne(deps, it.webinar, it.question, after ? [] : [it.contact]);
};
