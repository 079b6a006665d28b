/** What follows an answer to a survey: a question that is open again, and the mail that asks to agree. Safe to do twice. */
import type { ContactId } from '#shared/ids.ts';
import { reopen } from '../case/rules.ts';
import { askForResearch } from '../consent/reactions.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { wasErased } from '../erasure/reactions.ts';
import { Failure } from '../failure.ts';
import { itemToBallot } from '../live/ballot.ts';
import { notYet } from '../question/not-yet.ts';
import type { Fact } from '../table/facts.ts';
import { registrationKey } from '../table/keys.ts';
import { itemToSurvey, type StoredSurvey } from './stored.ts';

const TRIES = 5;

/** What they asked there, by whichever of their browsers. A browser that came by no link speaks for what was asked in it. */
const askedBy = async (deps: DeskDeps, { person, guest, webinar }: StoredSurvey): Promise<readonly string[]> => {
  const own = await deps.table.get(registrationKey(guest ?? person, webinar), { strong: true });
  const names = own && guest === undefined && Array.isArray(own.guests) ? (own.guests as ContactId[]) : [];
  const guests = names.length > 0 ? await deps.table.batchGet(names.map((one) => registrationKey(one, webinar))) : [];
  const tags = [...(own ? [own] : []), ...guests].flatMap((item) => [...itemToBallot(item).asked]);
  return [...new Set(tags)].map((tag) => deps.questionIds.complete(webinar, tag));
};

/** As by "Not yet" behind a mailed answer: open again with its case, in one transaction. What is open stays so. */
const openAgain = async (deps: DeskDeps, id: string, at: string): Promise<void> => {
  const clock = await deps.cases.clock();
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [seen, question] = await Promise.all([deps.cases.find(id), deps.question.find(id)]);
    if (question?.resolution !== 'answered') return;
    const decided = notYet(question, await deps.question.answers(id), deps.now());
    if (decided.kind !== 'changed') return;
    const step = seen && reopen(seen, { at, isUnanswered: true }, clock);
    const also = seen && step?.kind === 'changed' ? [await deps.cases.write(seen, step.to)] : [];
    if ((await deps.question.decide(question, decided, { also })) === 'stored') return;
  }
  throw new Failure('busy', 'A question changes faster than it can be opened again.');
};

export const followSurvey = async (deps: DeskDeps, { before, after }: Fact): Promise<void> => {
  if (!after || before?.version === after.version) return;
  const [was, now] = [before && itemToSurvey(before), itemToSurvey(after)];
  if (now.replaced) return;
  // Whoever is being erased answers nothing any more: what came late goes with them.
  if (await wasErased(deps, now.person, now.at)) return;
  if (now.answered === 'not-yet' && was?.answered !== 'not-yet')
    for (const id of await askedBy(deps, now)) await openAgain(deps, id, now.changedAt);
  if (now.quote && (was?.quote === undefined || was.text !== now.text))
    await askForResearch(deps, { ...now, at: now.changedAt }, '/survey/');
};
