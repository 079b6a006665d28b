/** Answer once, reach all who asked: whom a reply is for is looked up behind the request, and each of them is told once. */
import { type ContactId, isQuestionId, type QuestionId, toTag } from '#shared/ids.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { itemToBallot } from '../live/ballot.ts';
import type { WorkMessage } from '../ports.ts';
import { itemToAnswer } from '../question/item.ts';
import { followMerge } from '../question/merge.ts';
import { isAnswer } from '../question/readable.ts';
import type { StoredQuestion } from '../question/stored.ts';
import { itemToReply, type StoredReply } from '../reply/stored.ts';
import type { Fact } from '../table/facts.ts';
import { guestLists, idOf, type Key, questionOfAnswer, registrationLists } from '../table/keys.ts';
import { followVerdict } from '../verdict/reactions.ts';
import { followArrival } from './arrival.ts';
import { isForMail, toBoardReply } from './board.ts';
import { itemToDelivery, type Role } from './stored.ts';

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
      ...(reply.answers ? {} : { asks: true }),
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
  // What the board answered before its case was there is told all the same.
  const [seen, question] = await Promise.all([deps.reply.caseOf(reply), isQuestionId(it.case) ? deps.question.find(it.case) : undefined]);
  const webinar = question?.webinar ?? seen?.webinar;
  const tell = teller(deps, reply, { ...(question ? { id: question.id } : {}), ...(webinar ? { webinar } : {}) });
  if (it.list !== undefined) return question ? tellVoters(deps, question, it.list, tell) : undefined;
  await tell('asker', seen?.contact ?? reply.contact);
  if (!question || !reply.answers) return;
  if (reply.merged && (question.merged ?? 0) > 0) await tellMerged(deps, question, tell);
  if (!reply.voters || question.votes === 0) return;
  for (const list of voterLists(question.webinar).keys()) await deps.queue('work', { ...it, list });
};

/** The board answered in writing after the end: whoever waits for it is told as by the desk, by a reply that is stored once. */
export const followAnswer = async (deps: DeskDeps, { pk, before, after }: Fact): Promise<void> => {
  if (before || !after || !isAnswer(after)) return;
  const answer = itemToAnswer(after);
  const id = questionOfAnswer(after.sk);
  if (answer.reply !== undefined || !answer.text) return;
  const [webinar, question] = await Promise.all([deps.webinar.find(idOf(pk)), deps.question.find(id)]);
  if (!webinar || !question || !isForMail(answer, question, webinar)) return;
  const place = await deps.cases.placeOf(id);
  const contact = place?.contact ?? (await deps.cases.ownerOf(question.asker, webinar.id));
  await deps.reply.record(toBoardReply(deps.config.CONTACT_KEY, question, answer, contact));
};

/** A reply went out. */
export const followReply = async (deps: DeskDeps, { before, after }: Fact): Promise<void> => {
  if (after?.state !== 'sent' || before?.state === 'sent') return;
  const { contact, case: of, id } = itemToReply(after);
  await deps.queue('work', { kind: 'answer', contact, case: of, reply: id });
};

/** Somebody is to be told, for the first time or once more; they were, or could not be; or they told us. */
export const followDelivery = async (deps: DeskDeps, { before, after }: Fact): Promise<void> => {
  if (after?.says !== undefined && after.says !== before?.says) await followVerdict(deps, itemToDelivery(after));
  if (!after || after.event === before?.event) return;
  const told = itemToDelivery(after);
  if (told.state !== 'waiting') return followArrival(deps, told);
  const { person, at, reply } = told;
  await deps.queue('mail-now', { kind: 'answer', contact: person, cause: at, reply });
};
