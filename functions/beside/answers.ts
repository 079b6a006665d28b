/** What was answered for everybody in one webinar, read from the table that is handed in. */
import type { Moment } from '#shared/beside.ts';
import type { Webinar } from '#shared/webinar.ts';
import { itemToAnswer, itemToQuestion, type NumberedAnswer } from '../question/item.ts';
import { isShown, toPublicQuestion } from '../question/public.ts';
import { isAnswer } from '../question/readable.ts';
import { questionKey, webinarKey, within } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';
import type { Answered } from './fit.ts';
import { momentOf } from './moment.ts';

export type Given = Answered & {
  readonly text: string;
  readonly webinar: { readonly id: string; readonly title: string };
  readonly moment?: Moment;
};

/** Whole: it is there to be used again. */
const WHOLE = 4_000;
const MOST_ANSWERS = 200;
const MOST_ANSWERED = 100;

/** Answers that may be for everybody, by their question; what was answered last first. */
const byQuestion = (items: readonly Item[]): ReadonlyMap<string, readonly NumberedAnswer[]> => {
  const open = items.filter((item) => isAnswer(item) && item.private !== true);
  const found = Map.groupBy(open, ({ sk }) => sk.split('#')[1] ?? '');
  const newest = (some: readonly Item[]): string => some.map(({ at }) => String(at)).reduce((a, b) => (a > b ? a : b), '');
  return new Map(
    [...found]
      .toSorted(([, a], [, b]) => (newest(a) < newest(b) ? 1 : -1))
      .slice(0, MOST_ANSWERED)
      .map(([id, some]) => [id, some.map(itemToAnswer)]),
  );
};

/** What is hidden, closed or not answered any more is left out. */
const toGiven = (item: Item, answers: readonly NumberedAnswer[], webinar: Webinar): readonly Given[] => {
  const question = itemToQuestion(item);
  if (!question || !isShown(question)) return [];
  const { answer, airedAt, text } = toPublicQuestion(question, answers, WHOLE);
  if (!answer) return [];
  const moment = airedAt === undefined ? undefined : momentOf(airedAt, webinar);
  return [
    {
      ...{ id: question.id, question: text, labels: question.labels, at: question.answeredAt ?? question.askedAt },
      ...{ text: 'text' in answer ? answer.text : '', webinar: { id: webinar.id, title: webinar.title } },
      ...(moment ? { moment } : {}),
    },
  ];
};

export const readGiven = async (table: Table, webinar: Webinar): Promise<readonly Given[]> => {
  const { items } = await table.query({ pk: webinarKey(webinar.id).pk, prefix: within.answers, limit: MOST_ANSWERS });
  const answers = byQuestion(items);
  const questions = answers.size > 0 ? await table.batchGet([...answers.keys()].map(questionKey)) : [];
  return questions.flatMap((item) => toGiven(item, answers.get(item.sk.slice(within.questions.length)) ?? [], webinar));
};
