/** What follows the customer's word on an answer: "Not yet" opens what it answered, "Yes" ends it. Safe to do twice. */
import { reopen, resolve } from '../case/rules.ts';
import { settle } from '../case/settling.ts';
import type { StoredDelivery } from '../delivery/stored.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { Failure } from '../failure.ts';
import { notYet } from '../question/not-yet.ts';
import type { StoredQuestion } from '../question/stored.ts';

const TRIES = 5;

/** Of the answers that nobody took back. */
const newestOf = ({ answers, withdrawn }: StoredQuestion): number =>
  Array.from({ length: answers }, (_, n) => n).findLast((n) => !withdrawn.includes(n)) ?? -1;

/** They wait again, from the first due time on: the question is open and so is its case, in one transaction. A newer answer is not meant, and what everybody reads stays. */
const reopenFor = async (deps: DeskDeps, told: StoredDelivery, at: string): Promise<void> => {
  const clock = await deps.cases.clock();
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [seen, reply, question] = await Promise.all([
      deps.cases.find(told.case),
      deps.reply.find(told.of, told.case, told.reply),
      told.question ? deps.question.find(told.question) : undefined,
    ]);
    const isNewest = question === undefined || reply?.n === newestOf(question);
    const step = seen && reopen(seen, { at, isUnanswered: true }, clock);
    if (!reply?.answers || !isNewest || (step && step.kind !== 'changed')) return;
    const decided = question && notYet(question, await deps.question.answers(question.id), deps.now());
    if (question && decided?.kind === 'changed') {
      // A question that never had a case gets one by being open again.
      const also = seen && step ? [await deps.cases.write(seen, step.to)] : [];
      if ((await deps.question.decide(question, decided, { also })) === 'stored') return;
    } else if (!seen || !step || (await deps.cases.replace(seen, step.to))) return;
  }
  throw new Failure('busy', 'A case changes faster than it can be opened again.');
};

/** Nobody has to do anything more. */
const settleFor = async (deps: DeskDeps, { case: id }: StoredDelivery, at: string): Promise<void> => {
  const clock = await deps.cases.clock();
  await settle(deps, await deps.cases.find(id), (it) => (it.state === 'pending' ? resolve(it, at, clock) : { kind: 'same' }));
};

/** A voter's word is counted, and opens nothing: they can ask themselves. */
export const followVerdict = async (deps: DeskDeps, told: StoredDelivery): Promise<void> => {
  if (told.role === 'voter' || told.asks || told.saidAt === undefined) return;
  await (told.says === 'not-yet' ? reopenFor(deps, told, told.saidAt) : settleFor(deps, told, told.saidAt));
};
