/** Who asked the same, read from the webinar's questions in the table that is handed in: in pieces, and no further than needed. */
import type { CoAsker } from '#shared/beside.ts';
import type { WebinarId } from '#shared/ids.ts';
import type { Behind } from '../case/question.ts';
import { itemToQuestion } from '../question/item.ts';
import type { StoredQuestion } from '../question/stored.ts';
import { webinarKey, within } from '../table/keys.ts';
import type { Table } from '../table/table.ts';

export type BehindAll = (askers: readonly string[], webinar: WebinarId) => Promise<Behind>;

const MOST_LOOKED = 1_000;
const MOST_ASKERS = 20;

/** Those that lead to this one, directly or by another that was merged itself. */
const leadingTo = <T extends Pick<StoredQuestion, 'id' | 'into' | 'outcome'>>(id: string, merged: readonly T[]): readonly T[] => {
  const known = new Set([id]);
  for (let size = 0; size !== known.size; ) {
    size = known.size;
    for (const one of merged) if (one.outcome === 'duplicate-of' && one.into !== undefined && known.has(one.into)) known.add(one.id);
  }
  return merged.filter((one) => one.id !== id && known.has(one.id));
};

const readMerged = async (table: Table, { id, webinar, merged = 0 }: StoredQuestion): Promise<readonly StoredQuestion[]> => {
  const found: StoredQuestion[] = [];
  let looked = 0;
  for await (const item of table.all({ pk: webinarKey(webinar).pk, prefix: within.questions, limit: MOST_LOOKED })) {
    looked += 1;
    const one = itemToQuestion(item);
    if (one?.into !== undefined) found.push(one);
    if (looked === MOST_LOOKED) break;
    if (one?.into !== undefined && found.length >= merged && leadingTo(id, found).length >= merged) break;
  }
  return leadingTo(id, found).slice(0, MOST_ASKERS);
};

/** Who asked without a name stays without one. A guest leads to the person whose address they typed. */
export const readAskers = async (table: Table, behindAll: BehindAll, question: StoredQuestion): Promise<readonly CoAsker[]> => {
  if (!question.merged) return [];
  const some = await readMerged(table, question);
  const named = [...new Set(some.flatMap(({ anonymous, asker }) => (anonymous ? [] : [asker])))];
  const behind: Behind = named.length > 0 ? await behindAll(named, question.webinar) : new Map();
  return some.map(({ anonymous, asker, by, company, text, askedAt }) =>
    anonymous ? { id: '', name: '', company: '', text, askedAt } : { id: behind.get(asker)?.id ?? '', name: by, company, text, askedAt },
  );
};
