/** A reply as the desk looks it over before it goes out: what it may lack, each with its reason. It is never refused for that. */
import * as z from 'zod';
import type { Case } from './case.ts';
import { limits } from './limits.ts';
import { isFilled, prose } from './text.ts';

export const replyWarningCodes = ['question-open', 'first-sentence', 'phrase', 'link', 'reading', 'names-asker'] as const;
export type ReplyWarningCode = (typeof replyWarningCodes)[number];

/** `says` what to do, `why` for what reason. `quote`: the words that it is about. */
export type ReplyWarning = { readonly code: ReplyWarningCode; readonly says: string; readonly why: string; readonly quote?: string };

/** Flesch's reading ease, for German in Amstad's form: 100 reads like a conversation, 0 like a contract. */
export type Reading = {
  readonly score: number;
  readonly level: 'easy' | 'plain' | 'hard' | 'very hard';
  readonly words: number;
  readonly sentences: number;
  readonly language: 'en' | 'de';
};

/** Of fewer words a figure of reading ease says nothing. */
export const FEWEST_WORDS = 20;

/** `POST /api/console/cases/{k}/check`. `reading` is absent where there are too few words to measure. `elsewhere`: it has links to other places, which nobody opened. */
export type ReplyCheck = { readonly warnings: readonly ReplyWarning[]; readonly reading?: Reading; readonly elsewhere?: true };

/** `shared`: others than the asker will read `text`. */
export const checkForm = z.strictObject({
  text: prose('Your reply', limits.answer).refine(isFilled, 'Please write a reply.'),
  publicText: prose('The public answer', limits.answer).optional(),
  shared: z.boolean().default(false),
});

/** What `POST …/replies` answers: the case as it is then, which of its messages the reply is, and what the check says. */
export type Replied = Case & { readonly replied: string } & ReplyCheck;
