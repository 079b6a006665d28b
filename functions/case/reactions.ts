/** What follows an end, a question, and a change of a case. Each is safe to do twice, in whatever order. */
import type { QuestionId, WebinarId } from '#shared/ids.ts';
import type { Webinar } from '#shared/webinar.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { Failure } from '../failure.ts';
import { settleHolds } from '../hold/reactions.ts';
import { isOver } from '../hold/rules.ts';
import { atLast } from '../pace/patience.ts';
import { eachOf } from '../pace/pieces.ts';
import { itemToQuestion } from '../question/item.ts';
import type { StoredQuestion } from '../question/stored.ts';
import type { Fact } from '../table/facts.ts';
import { dueEntry, idOf, runKey } from '../table/keys.ts';
import type { Item } from '../table/table.ts';
import { itemToWebinar } from '../webinar/stored.ts';
import { isOpened } from './listing.ts';
import { MOST_OPENED } from './opening.ts';
import { type Behind, fateOf, isLate, toOpening, waitsFor } from './question.ts';
import { isUntouched } from './replies.ts';
import { follow, openCase } from './rules.ts';
import { settle } from './settling.ts';
import { itemToCase, type StoredCase } from './stored.ts';

const ROUNDS = 5;
/** Questions that are read together, and how many such pieces at once. */
const PIECE = 100;
const AT_ONCE = 4;

/** A case that is there says what its question says, and lies with whoever asked. */
const settleKnown = async (deps: DeskDeps, seen: StoredCase, question: StoredQuestion, behind: Behind, over: boolean): Promise<void> => {
  // It goes on: what nobody replied to may still be answered on air.
  if (!over) return isUntouched(seen) ? void (await deps.cases.remove(seen)) : undefined;
  // Somebody whom we know took the question over. A browser that is forgotten leaves the case with the address that it typed.
  const contact = behind.get(question.asker)?.id ?? seen.contact;
  if (contact !== seen.contact && !(await deps.cases.move(seen, contact)))
    throw new Failure('busy', 'A case changes faster than it can be looked at.');
  const [clock, at] = [await deps.cases.clock(), deps.now().toISOString()];
  const it = contact === seen.contact ? seen : await deps.cases.at({ contact, id: seen.id });
  return settle(deps, it, (one) => follow(one, fateOf(question), at, clock));
};

/** A hundred questions as they are now, each with its case or without. What is refused together is looked at one by one. */
const settleCases = async (deps: DeskDeps, questions: readonly StoredQuestion[], webinar: Webinar): Promise<void> => {
  const [places, behind] = await Promise.all([
    deps.cases.placesOf(questions.map(({ id }) => id)),
    deps.registration.behindAll([...new Set(questions.map(({ asker }) => asker))], webinar.id),
  ]);
  const known = new Map((places.size > 0 ? await deps.cases.many([...places.values()]) : []).map((it) => [it.id, it]));
  const over = isOver(webinar);
  for (const question of questions) {
    const [seen, place] = [known.get(question.id), places.get(question.id)];
    if (seen) await settleKnown(deps, seen, question, behind, over);
    // It went with its person.
    else if (place) await deps.cases.forgetPlace(place);
  }
  const clock = await deps.cases.clock();
  const missing = over ? questions.filter((question) => !known.has(question.id) && waitsFor(question)) : [];
  for (let at = 0; at < missing.length; at += MOST_OPENED) {
    const some = missing.slice(at, at + MOST_OPENED);
    const opened = some.map((asked) => ({ it: openCase(toOpening(asked, webinar, behind), clock, asked.labels), asked }));
    if (await atLast(deps, () => deps.cases.openAll(opened))) continue;
    if (some.length > 1) for (const one of some) await settleAnew(deps, one.id, webinar);
  }
};

/** A question as it is by now. */
const settleAnew = async (deps: DeskDeps, id: QuestionId, webinar: Webinar): Promise<void> => {
  const now = await deps.question.find(id);
  if (now) await settleCases(deps, [now], webinar);
};

/** Looks at every question of a webinar, until what it did still holds afterwards: an end may be taken back meanwhile. */
export const openCases = async (deps: DeskDeps, id: WebinarId): Promise<void> => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const webinar = await deps.webinar.find(id);
    if (!webinar || webinar.rehearsal) return;
    const { questions } = await deps.question.room(id);
    const pieces = Array.from({ length: Math.ceil(questions.length / PIECE) }, (_, at) => questions.slice(at * PIECE, (at + 1) * PIECE));
    await eachOf(pieces, AT_ONCE, (piece) => settleCases(deps, piece, webinar));
    if (isOver(await deps.webinar.find(id)) === isOver(webinar)) return;
  }
  throw new Failure('busy', 'This webinar ends and goes on faster than its questions can be looked at.');
};

/** For so long nobody else is asked to do what somebody does. */
const PATIENCE_MS = 120_000;

/** Everything that an end, or its taking back, means for whoever asked. The schedule asks for it again until it was done once. */
export const settleEnd = async (deps: DeskDeps, id: WebinarId): Promise<void> => {
  const [key, later] = [runKey(id, 'cases'), new Date(deps.now().getTime() + PATIENCE_MS).toISOString()];
  const run = await deps.table.change(key, { set: { at: later, ...dueEntry(key, later) } }, { exists: 'at' });
  await openCases(deps, id);
  await settleHolds(deps, id);
  // Another end since, or another try, has a time of its own.
  if (run.ok) await deps.table.remove(key, { equals: ['at', later] });
};

/** An end, or that it was taken back. */
export const followCasesOfEnd = async (deps: DeskDeps, { before, after }: Fact): Promise<void> => {
  const [was, is] = [before, after].map((image) => isOver(image && itemToWebinar(image)));
  if (after && was !== is) await deps.queue('work', { kind: 'cases', webinar: idOf(after.pk) });
};

/** A question that was asked late, answered, declined, taken back, opened anew or came to another person; as it is now, not as the change tells. */
export const followCaseOfQuestion = async (deps: DeskDeps, { pk, before, after }: Fact): Promise<void> => {
  const id: QuestionId | undefined = (after ?? before) && itemToQuestion((after ?? before) as Item)?.id;
  // Votes come by the thousand and only move a place in a list: of those a copy of the webinar is new enough.
  const isVote = before && after && before.version === after.version && before.asker === after.asker;
  const webinar = await (isVote ? deps.webinar.recent(idOf(pk)) : deps.webinar.find(idOf(pk)));
  if (id === undefined || !webinar || webinar.rehearsal || !isOver(webinar)) return;
  await settleAnew(deps, id, webinar);
};

/** Who asks after the mail about the end went out is told by a letter of their own. */
export const followLate = async (deps: DeskDeps, fact: Fact): Promise<void> => {
  if (!fact.after || !isOpened(fact)) return;
  const { id, contact, webinar, source, openedAt } = itemToCase(fact.after);
  const room = webinar === undefined ? undefined : await deps.webinar.recent(webinar);
  if (room && isLate({ source, openedAt }, room)) await deps.queue('mail-now', { kind: 'owed', contact, cause: openedAt, case: id });
};
