/** What was said about a case, oldest first: answers, what came in, and notes, which only the team sees. Pure. */
import type { CaseMessage } from '#shared/case.ts';
import type { NumberedAnswer } from '../question/item.ts';
import type { StoredQuestion } from '../question/stored.ts';
import { itemToTeamNote } from '../remark/rules.ts';
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

export const toThread = (
  question: StoredQuestion | undefined,
  answers: readonly NumberedAnswer[],
  notes: readonly Item[],
  more: readonly CaseMessage[] = [],
): readonly CaseMessage[] =>
  [
    ...(question ? answers.filter(({ n }) => !question.withdrawn.includes(n)).map(fromAnswer) : []),
    ...notes.map(fromNote),
    ...more,
  ].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
