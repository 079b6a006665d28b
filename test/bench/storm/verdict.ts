/** Whether the counts are right, and what the storm did to the table. */

import { itemBytes } from '#functions/table/units.ts';
import { type QuestionTag, toTag } from '#shared/ids.ts';
import type { Stored } from '../../http/stored.ts';
import type { Act } from './cast.ts';
import type { Ledger } from './ledger.ts';

export type Counted = {
  readonly question: string;
  /** What the counts say, what the ballots say, and what was acknowledged. */
  readonly counted: number;
  readonly onBallots: number;
  readonly acknowledged: number;
};

export const recount = (items: readonly Stored[], questions: readonly string[], acts: readonly Act[]): Counted[] => {
  const ballots = new Map<QuestionTag, number>();
  for (const { votes } of items) if (votes instanceof Set) for (const tag of votes) ballots.set(tag, (ballots.get(tag) ?? 0) + 1);
  return questions.map((question) => ({
    question,
    counted: Number(items.find(({ sk }) => sk === `question#${question}`)?.votes ?? 0),
    onBallots: ballots.get(toTag(question)) ?? 0,
    acknowledged: acts.reduce((sum, { tag, wanted }) => sum + (tag === toTag(question) ? (wanted ? 1 : -1) : 0), 0),
  }));
};

/** Bytes of the largest item that the storm wrote more than once: each vote's counting pays for it whole. */
export const largestShared = (items: readonly Stored[], { byItem }: Ledger): { item: string; bytes: number } => {
  const shared = items.filter(({ pk, sk }) => (byItem.get(`${pk} ${sk}`) ?? 0) > 1);
  return shared
    .map((item) => ({ item: item.sk, bytes: itemBytes(item) }))
    .reduce((a, b) => (a.bytes >= b.bytes ? a : b), { item: '', bytes: 0 });
};

/** The partition that was written most, and its share of all writes: those of ballots, one for each act, and those of the counts. */
export const busiest = ({ byPartition }: Ledger, acts: readonly Act[]): { partition: string; writes: number; share: number } => {
  const counting = [...byPartition.values()].reduce((sum, one) => sum + one, 0);
  const [partition = '', writes = 0] = [...byPartition].reduce((a, b) => (a[1] >= b[1] ? a : b), ['', 0]);
  return { partition: partition.replace(/#.*/, '#…'), writes, share: writes / (counting + acts.length) };
};
