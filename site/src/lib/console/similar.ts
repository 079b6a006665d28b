/** Which questions ask about the same: by the words that they share, so that a moderator finds the twin at the top. */
import type { ConsoleQuestion } from '#shared/question.ts';
import { columnOf } from './columns.ts';

// Words that say how something is asked, not what.
const filler = new Set(
  'the and for are you your our how what when where which who why does will would could should can have has with this that there from about into any some its'.split(
    ' ',
  ),
);

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .toLowerCase()
      .normalize('NFKD')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2 && !filler.has(word))
      // `report` and `reports`, `campaign` and `campaigns` are one word here.
      .map((word) => word.replace(/(?:es|s)$/, '')),
  );

/** 0 (nothing shared) to 1 (the same words): shared words by all words (Jaccard). */
export const likeness = (one: string, other: string): number => {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
};

/** Above this a question is offered as one that asks the same. */
export const SIMILAR = 0.34;

/** What a question may be merged into: open ones that hold `find`, the most alike first, then the most wanted. */
export const toTargets = (question: ConsoleQuestion, all: readonly ConsoleQuestion[], find: string): readonly ConsoleQuestion[] => {
  const wanted = find.trim().toLowerCase();
  return all
    .filter((one) => one.id !== question.id && columnOf(one) !== 'done' && one.text.toLowerCase().includes(wanted))
    .map((one) => ({ one, alike: likeness(question.text, one.text) }))
    .sort((a, b) => b.alike - a.alike || b.one.votes - a.one.votes || (a.one.askedAt < b.one.askedAt ? -1 : 1))
    .map(({ one }) => one);
};
