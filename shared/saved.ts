/** Saved answers: what the team writes often, with three places that fill themselves. */
import * as z from 'zod';
import { limits } from './limits.ts';
import { isFilled, line, prose } from './text.ts';

export const placeholders = ['name', 'webinar', 'organisation'] as const;
export type Placeholder = (typeof placeholders)[number];

export const MOST_SAVED = 100;

const mark = /\{([^{}\n]{0,40})\}/g;
const isPlaceholder = (word: string): word is Placeholder => (placeholders as readonly string[]).includes(word);

/** Words in braces that fill nothing: a customer would read them as they stand. */
export const strangers = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(mark)].flatMap(([whole, word = '']) => (isPlaceholder(word) ? [] : [whole]))),
];

/** Each place once, literally: what fills it is never read again, whatever braces it holds. What is not known stays, for the writer to see. */
export const fillIn = (text: string, known: Readonly<Partial<Record<Placeholder, string>>>): string =>
  text.replace(mark, (whole, word: string) => (isPlaceholder(word) && known[word] ? known[word] : whole));

export const savedForm = z.strictObject({
  title: line('The name', limits.name).refine(isFilled, 'Please give it a name.'),
  text: prose('The answer', limits.answer)
    .refine(isFilled, 'Please write the answer.')
    .refine((text) => strangers(text).length === 0, {
      error: ({ input }) => `We do not know ${strangers(String(input)).join(', ')}. {name}, {webinar} and {organisation} fill themselves.`,
    }),
  /** Which one was on the screen; absent for a new one. */
  version: z.number().int().min(1).optional(),
});

export type SavedAnswer = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Who changed it last, and when. */
  readonly by: string;
  readonly at: string;
  readonly version: number;
};

/** `GET /api/console/saved-answers`: `organisation` fills the place of that name. */
export type SavedAnswers = { readonly items: readonly SavedAnswer[]; readonly organisation: string };
