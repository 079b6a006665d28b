/**
 * Which earlier answers fit a question: by telling words that both questions have, and by labels. Plain counting, so that everybody sees
 * why an answer is offered. Pure.
 */
import { topicsOf, wordsOf } from '../reply/language.ts';

export type Answered = {
  readonly id: string;
  readonly question: string;
  readonly labels: readonly string[];
  /** When it was answered. */
  readonly at: string;
};

export type Fitting<T> = { readonly answered: T; readonly words: readonly string[]; readonly labels: readonly string[] };

/** A label was chosen by somebody: it says more than a word. */
const LABEL = 2;
/** One word alone is chance, unless the question has no other. */
const ENOUGH = 2;

/** The words of the earlier question that begin like one of these topics, each topic once. */
const sharedWords = (topics: ReadonlySet<string>, question: string): readonly string[] => {
  const found = new Map<string, string>();
  for (const word of wordsOf(question.toLowerCase())) {
    const [topic] = topicsOf(word);
    if (topic !== undefined && topics.has(topic) && !found.has(topic)) found.set(topic, word);
  }
  return [...found.values()];
};

/** The best first, `most` of them; of as good ones the newest. */
export const fittingOf = <T extends Answered>(
  { text, labels }: { readonly text: string; readonly labels: readonly string[] },
  all: readonly T[],
  most: number,
): readonly Fitting<T>[] => {
  const topics = topicsOf(text);
  const enough = Math.min(ENOUGH, Math.max(1, topics.size));
  return all
    .map((answered) => ({
      answered,
      words: sharedWords(topics, answered.question),
      labels: answered.labels.filter((label) => labels.includes(label)),
    }))
    .map((one) => ({ one, points: one.words.length + LABEL * one.labels.length }))
    .filter(({ points }) => points >= enough)
    .toSorted((a, b) => b.points - a.points || (a.one.answered.at < b.one.answered.at ? 1 : -1))
    .slice(0, most)
    .map(({ one }) => one);
};
