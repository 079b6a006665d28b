/** The full list of questions as somebody has it open: read page by page, each as fresh as the feed has it. */
import type { Page } from '#shared/page.ts';
import type { PublicQuestion } from '#shared/question.ts';
import type { Live } from './state.ts';
import { inFeed, publicRow, type Row } from './view.ts';

export type Which = 'all' | 'open' | 'answered';

const isWanted = (which: Which, { resolution }: PublicQuestion): boolean =>
  which === 'all' || (which === 'answered') === (resolution === 'answered');

/** What the feed has is newer than what was read, and what one took back is gone at once. */
export const listedRows = (live: Live, questions: readonly PublicQuestion[], which: Which): readonly Row[] => {
  const gone = new Set(live.mine?.questions.flatMap(({ id, outcome }) => (outcome === 'withdrawn' ? [id] : [])));
  return questions
    .map((one) => inFeed(live.feed, one.id) ?? one)
    .filter((one) => isWanted(which, one) && !gone.has(one.id))
    .map((one) => publicRow(live, one));
};

export type Listed = {
  readonly questions: readonly PublicQuestion[];
  /** How many pages were read for them. */
  readonly pages: number;
  /** There are later ones. */
  readonly more: boolean;
};

/**
 * The first pages of a list, read one after the other: each begins where the one before ended, so that nothing that was hidden between
 * two readings leaves a hole. Throws what `read` throws.
 */
export const readPages = async (read: (cursor: string | undefined) => Promise<Page<PublicQuestion>>, pages: number): Promise<Listed> => {
  const questions: PublicQuestion[] = [];
  let cursor: string | undefined;
  for (let page = 1; page <= pages; page += 1) {
    const { items, next } = await read(cursor);
    questions.push(...items);
    cursor = next;
    if (cursor === undefined) break;
  }
  return { questions, pages, more: cursor !== undefined };
};

/** Milliseconds between two readings: everybody who has the list open asks for the same bytes. `random` 0 to 1 spreads them by ±30 %. */
export const readingDelay = (pollMs: number, random: number): number => Math.round(Math.max(5_000, pollMs) * (0.7 + 0.6 * random));
