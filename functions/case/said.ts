/** What we have said to somebody, as one word: whoever writes to them says by it what they knew of, and no two write the same answer. Pure. */
import type { StoredQuestion } from '../question/stored.ts';
import type { StoredCase } from './stored.ts';

/** Another one with each reply, each answer of the board, and each reply that is kept for its time; with nothing else that becomes of a case. */
export const saidOf = ({ replies = 0, kept = 0 }: StoredCase, question: Pick<StoredQuestion, 'answers'> | undefined): string =>
  [replies, kept, question?.answers ?? 0].join('-');
