/** Other cases of the same person, read from the table that is handed in. */
import type { EarlierCase } from '#shared/beside.ts';
import { itemToCase, type StoredCase } from '../case/stored.ts';
import { itemToQuestion } from '../question/item.ts';
import { casesOf, questionKey } from '../table/keys.ts';
import type { Table } from '../table/table.ts';

const MOST_CASES = 50;
const MOST_EARLIER = 5;

/** The newest first. What they asked without their name is not among them: beside a name it would have one. */
export const readOthers = async (table: Table, { id, contact }: StoredCase): Promise<readonly EarlierCase[]> => {
  const { items } = await table.query({ ...casesOf(contact), limit: MOST_CASES });
  const cases = items
    .map(itemToCase)
    .filter((one) => one.id !== id)
    .toSorted((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
  const asked = cases.flatMap(({ question }) => question ?? []);
  const found = asked.length > 0 ? await table.batchGet(asked.map(questionKey)) : [];
  const questions = new Map(found.flatMap((item) => itemToQuestion(item) ?? []).map((one) => [one.id, one]));
  return cases
    .flatMap(({ id, state, openedAt, owner, question: of }): EarlierCase[] => {
      const question = of ? questions.get(of) : undefined;
      return question?.anonymous ? [] : [{ id, state, text: question?.text ?? '', openedAt, ...(owner ? { owner } : {}) }];
    })
    .slice(0, MOST_EARLIER);
};
