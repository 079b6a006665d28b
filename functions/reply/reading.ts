/** How easily a text reads: Flesch 1948 for English, Amstad 1978 for German. Pure. */
import { FEWEST_WORDS, type Reading } from '#shared/reply.ts';
import { sentencesOf, type Tongue, tongueOf, wordsOf } from './language.ts';

const syllablesOf = (word: string, tongue: Tongue): number => {
  const groups = word.toLowerCase().match(/[aeiouyäöüáàâéèêíìîóòôúùû]+/gu)?.length ?? 0;
  // “made” has one; “table” keeps its second.
  const silent = tongue === 'en' && /[^aeiouyl]e$/iu.test(word) ? 1 : 0;
  return Math.max(1, groups - silent);
};

const levelOf = (score: number): Reading['level'] => (score >= 60 ? 'easy' : score >= 45 ? 'plain' : score >= 30 ? 'hard' : 'very hard');

/** Undefined where there are too few words to measure. Links are no words. */
export const readingOf = (text: string): Reading | undefined => {
  const prose = text.replace(/https?:\/\/\S+/giu, '');
  const [words, sentences, language] = [wordsOf(prose), sentencesOf(prose).length, tongueOf(prose)];
  if (words.length < FEWEST_WORDS || sentences === 0) return undefined;
  const perSentence = words.length / sentences;
  const perWord = words.reduce((sum, word) => sum + syllablesOf(word, language), 0) / words.length;
  const ease = language === 'de' ? 180 - perSentence - 58.5 * perWord : 206.835 - 1.015 * perSentence - 84.6 * perWord;
  const score = Math.round(Math.min(100, Math.max(0, ease)));
  return { score, level: levelOf(score), words: words.length, sentences, language };
};
