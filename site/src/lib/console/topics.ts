/** Topics as a line of words with commas between them, and which known ones go with what is typed. Pure. */
import { foldWord } from '#shared/word-address.ts';

const MOST_OFFERED = 8;

/** Each once, as it was typed first. */
export const splitTopics = (text: string): string[] => {
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return [...new Map(words.toReversed().map((word) => [foldWord(word), word])).values()].toReversed();
};

/** What stands after the last comma is still being typed. */
const beingTyped = (text: string): string => foldWord(text.slice(text.lastIndexOf(',') + 1).trim());

/** Known topics that are not there yet: those that begin like what is being typed, else some of all. */
export const offerTopics = (known: readonly string[], text: string): readonly string[] => {
  const taken = new Set(splitTopics(text).map(foldWord));
  const free = known.filter((word) => !taken.has(foldWord(word)));
  const begun = beingTyped(text);
  const fitting = begun === '' ? [] : free.filter((word) => foldWord(word).startsWith(begun));
  return (fitting.length > 0 ? fitting : free).slice(0, MOST_OFFERED);
};

/** With a known topic added: in place of its beginning where that is what is being typed, else behind what is there. */
export const addTopic = (text: string, word: string): string => {
  const begun = beingTyped(text);
  const isBegun = begun !== '' && foldWord(word).startsWith(begun);
  const kept = isBegun ? text.slice(0, text.lastIndexOf(',') + 1) : text;
  return `${[...splitTopics(kept), word].join(', ')}`;
};
