/** A question's history: short lines on the question itself, and the older ones in items of their own. None is ever lost. */
import { limits } from '#shared/limits.ts';
import type { HistoryEntry } from '#shared/question.ts';

/** Entries of one item of the past. */
export const PAST_ENTRIES = limits.historyEntries / 2;

export type Lengthened = {
  readonly history: readonly HistoryEntry[];
  /** The oldest half, where the question has no more room for it. */
  readonly past?: readonly HistoryEntry[];
};

export const lengthen = (history: readonly HistoryEntry[], entry: HistoryEntry): Lengthened =>
  history.length < limits.historyEntries
    ? { history: [...history, entry] }
    : { past: history.slice(0, PAST_ENTRIES), history: [...history.slice(PAST_ENTRIES), entry] };

/** One text of at most 40 bytes: seconds in base 36, what was done, by whom. A name is cut between characters, never within one. */
export const entryToText = ({ at, did, by }: HistoryEntry): string => {
  const start = `${Math.floor(Date.parse(at) / 1000).toString(36)}:${did}:`;
  let text = start;
  for (const letter of by) {
    if (Buffer.byteLength(text + letter) > 40) break;
    text += letter;
  }
  return text;
};

export const textToEntry = (text: string): HistoryEntry => {
  const [seconds = '0', did = '', ...by] = text.split(':');
  return { at: new Date(Number.parseInt(seconds, 36) * 1000).toISOString(), did: did as HistoryEntry['did'], by: by.join(':') };
};
