/** What was answered in public stands below the comment that asked, in the name of the house, for as long as it is public. Safe to do twice. */
import { createHmac } from 'node:crypto';
import { contactOfCase } from '#shared/case.ts';
import { base32, type QuestionId } from '#shared/ids.ts';
import { toCommentId } from '../comment/rules.ts';
import type { StoredComment } from '../comment/stored.ts';
import { Failure } from '../failure.ts';
import { publicAnswers } from '../question/ask.ts';
import type { NumberedAnswer } from '../question/item.ts';
import { withdraw } from '../question/own.ts';
import { isPublished, type StoredQuestion } from '../question/stored.ts';
import { itemToReply } from '../reply/stored.ts';
import type { Fact } from '../table/facts.ts';
import { messagesOf } from '../table/keys.ts';
import type { Item } from '../table/table.ts';
import type { WorkDeps } from '../work-deps.ts';

const TAG = 12;

/** Where a reply without an answer of a question stands, or is to stand: in the thread, in other words where those were written for everybody. */
const replyIn = (item: Item, comment: Pick<StoredComment, 'id' | 'to'>) => {
  const { id, at, sentAt = at, text, publicText, private: hidden } = itemToReply(item);
  const words = publicText ?? (hidden ? undefined : text);
  if (words === undefined) return undefined;
  return { id: toCommentId(new Date(sentAt), id.slice(0, TAG)), at: sentAt, text: words, to: comment.to ?? comment.id };
};

const settleReply = async (deps: WorkDeps, item: Item): Promise<void> => {
  const { case: of, contact, answers, state, offAt } = itemToReply(item);
  if (state !== 'sent' || !answers || contactOfCase(of) === undefined) return;
  const store = deps.comment;
  const comment = await store.find(contact, of.slice(-TAG));
  const reply = comment?.case === of ? replyIn(item, comment) : undefined;
  if (!comment || !reply) return;
  if (offAt !== undefined) return void (await store.takeDown(comment.slug, reply));
  if (comment.state === 'public') await store.answer(comment.slug, { ...reply, by: (await deps.setting.recent()).organisation });
};

/** The desk answered for everybody, or takes that back. */
export const followPublicReply = async (deps: WorkDeps, { before, after }: Fact): Promise<void> => {
  if (after && (before?.state !== after.state || before?.offAt !== after.offAt)) await settleReply(deps, after);
};

/** Of the same answer it is the same reply, however often it is looked at. */
const idOfAnswer = (secret: string, question: QuestionId, { n, at }: NumberedAnswer): string =>
  toCommentId(new Date(at), base32(createHmac('sha256', secret).update(['comment-answer', question, n].join('\n')).digest()).slice(0, TAG));

const settleAnswers = async (deps: WorkDeps, question: StoredQuestion): Promise<void> => {
  const store = deps.comment;
  const comment = await store.behind(question);
  if (!comment) return;
  const answers = await deps.question.answers(question.id);
  const isOpen = question.visibility === 'live' && isPublished(question);
  const told = new Set(isOpen ? publicAnswers(question, answers).flatMap(({ n, text }) => (text ? [n] : [])) : []);
  const { organisation } = await deps.setting.recent();
  for (const answer of answers) {
    const { at, n, text = '' } = answer;
    const reply = {
      id: idOfAnswer(deps.config.CONTACT_KEY, question.id, answer),
      at,
      text,
      by: organisation,
      to: comment.to ?? comment.id,
    };
    // Below a comment that was taken out nothing new appears; what others answered keeps its place.
    if (told.has(n) && comment.state === 'public') await store.setUp(comment.slug, reply);
    else if (!told.has(n) && text !== '') await store.takeDown(comment.slug, reply);
  }
};

/** As the question is now, not as the change tells: answered, hidden, opened anew, its answer taken back. */
export const followAnswersOfComment = async (deps: WorkDeps, { before, after }: Fact): Promise<void> => {
  if (!after || after.comment === undefined || before?.version === after.version) return;
  const question = await deps.question.find(String(after.id));
  if (question) await settleAnswers(deps, question);
};

/** A comment came into its thread, anew or at last: what was answered meanwhile comes with it. */
export const showAnswers = async (deps: WorkDeps, { contact, case: of, question: id }: StoredComment): Promise<void> => {
  if (of !== undefined)
    for await (const item of deps.table.all({ ...messagesOf(contact, of), strong: true })) await settleReply(deps, item);
  const question = id === undefined ? undefined : await deps.question.find(id);
  if (question) await settleAnswers(deps, question);
};

const TRIES = 5;

/** Who deletes a comment takes back the question that it became, as long as nobody answered it. */
export const takeQuestionBack = async (deps: WorkDeps, { question: id }: StoredComment): Promise<void> => {
  for (let tries = 0; id !== undefined && tries < TRIES; tries += 1) {
    const seen = await deps.question.find(id);
    const taken = seen && withdraw(seen, deps.now());
    if (!seen || taken?.kind !== 'changed' || (await deps.question.decide(seen, taken, { own: true })) === 'stored') return;
  }
  if (id !== undefined) throw new Failure('busy', 'A question changes faster than it can be taken back.');
};
