/** Saved answers: what the team writes often, with three places that fill themselves. */
import * as z from 'zod';
import { limits } from './limits.ts';
import { strangers } from './placeholder.ts';
import { isFilled, line, prose } from './text.ts';

export const MOST_SAVED = 100;

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
