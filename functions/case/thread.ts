/** What was said about a case, oldest first: answers, replies, what came in, and notes, which only the team sees. Pure. */
import type { CaseMessage } from '#shared/case.ts';
import type { NumberedAnswer } from '../question/item.ts';
import type { StoredQuestion } from '../question/stored.ts';
import { itemToTeamNote } from '../remark/rules.ts';
import { itemToReply, replyToMessage } from '../reply/stored.ts';
import type { Item } from '../table/table.ts';

/** An answer on air without words says so by its kind alone. */
const fromAnswer = ({ n, at, by, text, kind, private: hidden }: NumberedAnswer): CaseMessage => ({
  ...{ id: `answer-${n}`, kind: 'reply', at, by, private: hidden },
  text: text ?? (kind === 'live' ? 'Answered on air.' : ''),
});

const fromNote = (item: Item): CaseMessage => {
  const { id, at, by, text } = itemToTeamNote(item);
  return { id, kind: 'note', at, by, text };
};

/** A reply with the words that stand with its question, and beside them those that everybody reads where they differ. */
const fromReply = (item: Item, answers: readonly NumberedAnswer[], isReachable: boolean): CaseMessage => {
  const [message, { id, n }] = [replyToMessage(item, isReachable), itemToReply(item)];
  const own = answers.find((answer) => answer.n === n);
  const open = answers.find((answer) => answer.reply === id && answer.n !== n);
  return { ...message, ...(own?.text ? { text: own.text } : {}), ...(open?.text ? { publicText: open.text } : {}) };
};

type Said = {
  readonly notes: readonly Item[];
  readonly replies: readonly Item[];
  readonly isReachable: boolean;
  readonly more?: readonly CaseMessage[];
};

/** `notes` and `replies` as they are stored. `isReachable`: a mail would reach whose case it is. */
export const toThread = (
  question: StoredQuestion | undefined,
  answers: readonly NumberedAnswer[],
  { notes, replies, isReachable, more = [] }: Said,
): readonly CaseMessage[] => {
  const known = new Set(replies.map((item) => itemToReply(item).id));
  const told = new Set(replies.map((item) => itemToReply(item).n));
  const standing = question ? answers.filter(({ n }) => !question.withdrawn.includes(n)) : [];
  return [
    ...standing.filter(({ reply, n }) => !told.has(n) && (reply === undefined || !known.has(reply))).map(fromAnswer),
    ...replies.map((item) => fromReply(item, answers, isReachable)),
    ...notes.map(fromNote),
    ...more,
  ].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
};
