/** Answer once, reach all who asked: whom a reply is for is looked up behind the request, and each of them is told once. */
import { type ContactId, type QuestionId, toTag } from '#shared/ids.ts';
import { reopen, resolve } from '../case/rules.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { Failure } from '../failure.ts';
import { itemToBallot } from '../live/ballot.ts';
import type { WorkMessage } from '../ports.ts';
import { followMerge } from '../question/merge.ts';
import { decide } from '../question/moderate.ts';
import type { StoredQuestion } from '../question/stored.ts';
import { itemToReply, type StoredReply } from '../reply/stored.ts';
import type { Fact } from '../table/facts.ts';
import { guestLists, idOf, type Key, registrationLists } from '../table/keys.ts';
import { itemToDelivery, type Role, type StoredDelivery } from './stored.ts';

const PAGE = 100;

type Tell = (role: Role, asker: ContactId) => Promise<void>;

/** A guest's seat leads to the address that they typed; an address that was joined with another one, to the person. */
const teller =
  (deps: DeskDeps, reply: StoredReply, { id, webinar }: { readonly id?: QuestionId; readonly webinar?: string }): Tell =>
  async (role, asker) => {
    const seat = webinar === undefined || role === 'asker' ? asker : await deps.cases.ownerOf(asker, webinar);
    const contact = await deps.contact.find(seat);
    // Whoever voted and is nobody that we know has no address. Of an asker like that the reply says so.
    if (contact?.erasedAt !== undefined || (!contact && role !== 'asker')) return;
    await deps.delivery.tell({
      ...{ person: contact?.id ?? seat, at: reply.sentAt ?? reply.at, reply: reply.id, state: 'waiting', role, seat },
      ...{ of: reply.contact, case: reply.case },
      ...(id === undefined ? {} : { question: id }),
      ...(webinar === undefined ? {} : { webinar }),
    });
  };

const tellMerged = async (deps: DeskDeps, target: StoredQuestion, tell: Tell): Promise<void> => {
  const { questions } = await deps.question.room(target.webinar);
  const known = new Map(questions.map((one) => [one.id, one]));
  for (const one of questions) {
    if (one.into === undefined || one.outcome !== 'duplicate-of') continue;
    if ((await followMerge(one, async (id) => known.get(id))).id === target.id) await tell('merged', one.asker);
  }
};

const voterLists = (webinar: string): readonly string[] => [...guestLists(webinar), ...registrationLists(webinar)];

/** One of the webinar's lists: memory holds a page of it, and doing it again tells nobody twice. */
const tellVoters = async (deps: DeskDeps, { id, webinar }: StoredQuestion, list: number, tell: Tell): Promise<void> => {
  const tag = toTag(id);
  const tellPage = async (keys: readonly Key[]): Promise<void> => {
    for (const item of await deps.table.batchGet(keys)) {
      const ballot = itemToBallot(item);
      if (ballot.votes.has(tag) && !ballot.over && !ballot.erased) await tell('voter', idOf(item.pk));
    }
  };
  const keys: Key[] = [];
  for await (const { pk, sk } of deps.table.all({ pk: voterLists(webinar)[list] ?? '', index: 'list', keysOnly: true })) {
    keys.push({ pk, sk });
    if (keys.length === PAGE) await tellPage(keys.splice(0));
  }
  if (keys.length > 0) await tellPage(keys);
};

/** Whom a reply is for: the asker and who asked the same, then, list by list in messages of their own, who voted for it. */
export const deliverReply = async (deps: DeskDeps, it: Extract<WorkMessage, { kind: 'answer' }>): Promise<void> => {
  const reply = await deps.reply.find(it.contact, it.case, it.reply);
  if (reply?.state !== 'sent') return;
  const seen = await deps.cases.at({ contact: it.contact, id: it.case });
  const question = seen?.question ? await deps.question.find(seen.question) : undefined;
  const tell = teller(deps, reply, { ...(question ? { id: question.id } : {}), ...(seen?.webinar ? { webinar: seen.webinar } : {}) });
  if (it.list !== undefined) return question ? tellVoters(deps, question, it.list, tell) : undefined;
  await tell('asker', reply.contact);
  if (!question || !reply.answers) return;
  if (reply.merged && (question.merged ?? 0) > 0) await tellMerged(deps, question, tell);
  if (!reply.voters || question.votes === 0) return;
  for (const list of voterLists(question.webinar).keys()) await deps.queue('work', { ...it, list });
};

/** A reply went out. */
export const followReply = async (deps: DeskDeps, { before, after }: Fact): Promise<void> => {
  if (after?.state !== 'sent' || before?.state === 'sent') return;
  const { contact, case: of, id } = itemToReply(after);
  await deps.queue('work', { kind: 'answer', contact, case: of, reply: id });
};

const TRIES = 5;

/** They wait again, from the first due time on: the question is open and so is its case, in one transaction. A newer answer is not meant. */
const reopenFor = async (deps: DeskDeps, told: StoredDelivery, at: string): Promise<void> => {
  const clock = await deps.cases.clock();
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [seen, reply, question] = await Promise.all([
      deps.cases.at({ contact: told.of, id: told.case }),
      deps.reply.find(told.of, told.case, told.reply),
      told.question ? deps.question.find(told.question) : undefined,
    ]);
    const isNewest = question === undefined || reply?.n === question.answers - 1;
    if (!seen || !reply?.answers || !isNewest) return;
    const step = reopen(seen, { at, isUnanswered: true }, clock);
    if (step.kind !== 'changed') return;
    const decided = question && decide(question, { decision: 'reopen' }, { by: '', now: deps.now() });
    const isDone =
      question && decided?.kind === 'changed'
        ? (await deps.question.decide(question, decided, { also: [await deps.cases.write(seen, step.to)] })) === 'stored'
        : await deps.cases.replace(seen, step.to);
    if (isDone) return;
  }
  throw new Failure('busy', 'A case changes faster than it can be opened again.');
};

/** Nobody has to do anything more. */
const settleFor = async (deps: DeskDeps, { of, case: id }: StoredDelivery, at: string): Promise<void> => {
  const clock = await deps.cases.clock();
  for (let tries = 0; tries < TRIES; tries += 1) {
    const seen = await deps.cases.at({ contact: of, id });
    const step = seen?.state === 'pending' ? resolve(seen, at, clock) : undefined;
    if (!seen || step?.kind !== 'changed' || (await deps.cases.replace(seen, step.to))) return;
  }
  throw new Failure('busy', 'A case changes faster than it can be resolved.');
};

/** What somebody says of an answer. A voter's word is counted, and opens nothing: they can ask themselves. */
const followVerdict = async (deps: DeskDeps, told: StoredDelivery): Promise<void> => {
  if (told.role === 'voter' || told.saidAt === undefined) return;
  await (told.says === 'not-yet' ? reopenFor(deps, told, told.saidAt) : settleFor(deps, told, told.saidAt));
};

/** Somebody is to be told, for the first time or once more; or they told us. */
export const followDelivery = async (deps: DeskDeps, { before, after }: Fact): Promise<void> => {
  if (after?.says !== undefined && after.says !== before?.says) await followVerdict(deps, itemToDelivery(after));
  if (after?.event !== 'waiting' || before?.event === 'waiting') return;
  const { person, at, reply } = itemToDelivery(after);
  await deps.queue('mail-now', { kind: 'answer', contact: person, cause: at, reply });
};
