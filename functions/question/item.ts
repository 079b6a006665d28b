/** Questions and answers as items of the table, there and back. Pure. */
import type { Answer } from '#shared/question.ts';
import { questionKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item } from '../table/table.ts';
import { entryToText, textToEntry } from './history.ts';
import { isQuestion } from './readable.ts';
import type { StoredQuestion } from './stored.ts';

export type NumberedAnswer = Answer & { readonly n: number };

/** Undefined where the item is none that anybody could work with. */
export const itemToQuestion = (item: Item): StoredQuestion | undefined => {
  if (!isQuestion(item)) return undefined;
  const { pk: _pk, sk: _sk, v: _v, votes, history, ...rest } = item as Item & { history: string[] };
  return { ...(rest as unknown as StoredQuestion), votes: Math.max(0, Number(votes ?? 0)), history: history.map(textToEntry) };
};

export const questionToItem = ({ votes: _, history, ...question }: StoredQuestion): Item => ({
  ...questionKey(question.id),
  ...question,
  history: history.map(entryToText),
  v: DATA_VERSION,
});

export const itemToAnswer = (item: Item): NumberedAnswer => {
  const { pk: _pk, sk, v: _v, ...answer } = item;
  return { ...(answer as unknown as Answer), n: Number(sk.slice(-3)) };
};
