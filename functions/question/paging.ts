/** Questions in the order they were asked, a page at a time. Pure. */
import type { QuestionId } from '#shared/ids.ts';
import { say } from '#shared/say.ts';
import { Failure } from '../failure.ts';

type Asked = { readonly id: QuestionId; readonly askedAt: string };
type Wanted<T> = {
  /** The last question of the page before. */
  readonly cursor?: string | undefined;
  /** The question that the page begins with. */
  readonly from?: string | undefined;
  readonly limit?: number | undefined;
  readonly isWanted: (question: T) => boolean;
};

/** A page that begins nowhere must not quietly be the first one again. */
export const unknownPage = () => new Failure('invalid', say('That page of the list is not known. Please start again from the first.'));

/**
 * `after` is what the next page begins with. What left the list since keeps its place, so that the page after it is still the next one.
 * Throws `invalid` for a place that is not there.
 */
export const toPage = <T extends Asked>(
  questions: readonly T[],
  { cursor, from, limit, isWanted }: Wanted<T>,
): { readonly items: readonly T[]; readonly after: T | undefined } => {
  const sorted = questions.toSorted((a, b) => a.askedAt.localeCompare(b.askedAt) || a.id.localeCompare(b.id));
  const mark = from ?? cursor;
  const place = mark === undefined ? 0 : sorted.findIndex(({ id }) => id === mark);
  if (place < 0) throw unknownPage();
  const rest = sorted.slice(cursor === undefined ? place : place + 1).filter(isWanted);
  return { items: rest.slice(0, limit), after: limit === undefined ? undefined : rest[limit] };
};
