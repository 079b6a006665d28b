/** Chat, where a webinar has it: short lines beside the questions. */
import * as z from 'zod';
import { limits } from './limits.ts';
import { isFilled, prose } from './text.ts';

/** `POST /api/live/{id}/chat`. `key` as the header Idempotency-Key: the same key is the same line. */
export const chatForm = z.strictObject({
  text: prose('The message', limits.chat).refine(isFilled, 'Please type a message.'),
  key: z.string().max(100).optional(),
});
export type ChatForm = z.infer<typeof chatForm>;

/** A line as everybody sees it. */
export type ChatLine = {
  readonly id: string;
  readonly text: string;
  readonly by: string;
  readonly at: string;
  /** Written by the team. */
  readonly team?: true;
};

/** Why nobody can write now: the room has more people than its chat takes, or the webinar is not on. */
export type ChatState = 'open' | 'too-many' | 'over';
export type PublicChat = { readonly state: ChatState; readonly lines: readonly ChatLine[] };
