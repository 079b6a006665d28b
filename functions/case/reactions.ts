/** What follows an end, a question, a change of a case, and its timer. Each is safe to do twice, in whatever order. */
import type { QuestionId, WebinarId } from '#shared/ids.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { Failure } from '../failure.ts';
import { isOver } from '../hold/rules.ts';
import { isOwed } from '../question/after.ts';
import { itemToQuestion } from '../question/item.ts';
import { isWithdrawn, type StoredQuestion } from '../question/stored.ts';
import type { Fact } from '../table/facts.ts';
import { idOf } from '../table/keys.ts';
import type { Item } from '../table/table.ts';
import { itemToWebinar } from '../webinar/stored.ts';
import { follow, lapse, openCase, type Step } from './rules.ts';
import { itemToCase, type StoredCase } from './stored.ts';

const TRIES = 5;
const ROUNDS = 5;
const AT_ONCE = 16;

/** Carries a step out on the case as it is, again where somebody else changed it between. */
const settle = async (deps: DeskDeps, seen: StoredCase | undefined, step: (it: StoredCase) => Step): Promise<void> => {
  let it = seen;
  for (let tries = 0; it && tries < TRIES; tries += 1) {
    const next = step(it);
    if (next.kind !== 'changed' || (await deps.cases.replace(it, next.to))) return;
    it = await deps.cases.at(it);
  }
  if (it) throw new Failure('busy', 'A case changes faster than it can be looked at.');
};

/** Not before the end, and not before it was asked: the later of the two. */
const openedAt = ({ askedAt }: StoredQuestion, { endedAt }: Webinar): string => (endedAt && endedAt > askedAt ? endedAt : askedAt);

/** A question as it is now has its case, which says what the question says. */
const settleCase = async (deps: DeskDeps, question: StoredQuestion, webinar: Webinar): Promise<void> => {
  const contact = await deps.cases.ownerOf(question.asker, webinar.id);
  const seen = await deps.cases.at({ contact, id: question.id });
  const isOpen = isOwed(question) && !isWithdrawn(question);
  if (!isOver(webinar)) {
    // It goes on: what nobody touched may still be answered on air.
    if (seen && seen.firstReplyAt === undefined) await deps.cases.remove(seen);
    return;
  }
  const clock = await deps.cases.clock();
  if (seen) return settle(deps, seen, (it) => follow(it, { settled: !isOpen, votes: question.votes }, deps.now().toISOString(), clock));
  if (!isOpen) return;
  const { id, owner, votes } = question;
  const opening = {
    id,
    contact,
    source: 'question' as const,
    question: id,
    webinar: webinar.id,
    votes,
    openedAt: openedAt(question, webinar),
  };
  await deps.cases.open(openCase({ ...opening, ...(owner ? { owner } : {}) }, clock));
};

/** Looks at every question of a webinar, until what it did still holds afterwards: an end may be taken back meanwhile. */
export const openCases = async (deps: DeskDeps, id: WebinarId): Promise<void> => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const webinar = await deps.webinar.find(id);
    if (!webinar || webinar.rehearsal) return;
    const waiting = (await deps.question.room(id)).questions.values();
    const work = async (): Promise<void> => {
      for (const question of waiting) await settleCase(deps, question, webinar);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (isOver(await deps.webinar.find(id)) === isOver(webinar)) return;
  }
  throw new Failure('busy', 'This webinar ends and goes on faster than its questions can be looked at.');
};

/** An end, or that it was taken back. */
export const followCasesOfEnd = async (deps: DeskDeps, { before, after }: Fact): Promise<void> => {
  const [was, is] = [before, after].map((image) => isOver(image && itemToWebinar(image)));
  if (after && was !== is) await deps.queue('work', { kind: 'cases', webinar: idOf(after.pk) });
};

/** A question that was asked late, answered, declined, taken back or opened anew; as it is now, not as the change tells. */
export const followCaseOfQuestion = async (deps: DeskDeps, { pk, before, after }: Fact): Promise<void> => {
  const id: QuestionId | undefined = (after ?? before) && itemToQuestion((after ?? before) as Item)?.id;
  const webinar = await deps.webinar.find(idOf(pk));
  if (id === undefined || !webinar || webinar.rehearsal || !isOver(webinar)) return;
  const now = await deps.question.find(id);
  if (now) await settleCase(deps, now, webinar);
};

/** The further lists of a case follow it. */
export const followCase = async (deps: DeskDeps, { before, after }: Fact): Promise<void> => {
  const it = after ?? before;
  if (it) await deps.cases.list(itemToCase(it));
};

/** Its timer: overdue, awake again, or done. */
export const lapseCase = async (deps: DeskDeps, item: Item): Promise<void> => {
  const clock = await deps.cases.clock();
  await settle(deps, itemToCase(item), (it) => lapse(it, deps.now(), clock));
};
