/** Questions that say the same are merged: one stays open, the others point to it. Pure. */
import type { QuestionId } from '#shared/ids.ts';
import type { StoredQuestion } from './stored.ts';

const HOPS = 5;

/** Where a merged question leads in the end; itself where it was not merged, or where the way is lost. */
export const followMerge = async (
  question: StoredQuestion,
  find: (id: QuestionId) => Promise<StoredQuestion | undefined>,
): Promise<StoredQuestion> => {
  let last = question;
  for (let hops = 0; hops < HOPS && last.into !== undefined; hops += 1) {
    const next = await find(last.into);
    if (!next) return last;
    last = next;
  }
  return last;
};

/** What a change does to the question that another points to: `by` people's questions more, or fewer. */
export type Joining = { readonly target: QuestionId; readonly by: number };

export const joiningOf = (seen: StoredQuestion, next: StoredQuestion): Joining | undefined => {
  if (seen.into === next.into) return undefined;
  // Those that were merged into this one come along.
  const people = 1 + (seen.merged ?? 0);
  if (next.into !== undefined) return { target: next.into, by: people };
  return seen.into === undefined ? undefined : { target: seen.into, by: -people };
};

/** Why a question that is there cannot take another, or cannot let one go. */
export const whyNotJoined = ({ by }: Joining): string =>
  by > 0
    ? 'That question is closed itself. Please choose an open one.'
    : 'The question that it was joined with was joined with another one meanwhile. Please take that back first.';
