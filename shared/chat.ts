/** Chat, where a webinar has it: short lines beside the questions. */
import * as z from 'zod';
import { limits } from './limits.ts';
import type { Page } from './page.ts';
import { ownEdit } from './question.ts';
import { say } from './say.ts';
import { isFilled, prose } from './text.ts';

// A sign that forces the direction of writing makes a line read otherwise than it was sent; right-to-left scripts need none.
const forcesDirection = /[\u202d\u202e]/u;

/** `POST /api/live/{id}/chat`, and the team's. `key` as the header Idempotency-Key: the same key is the same line. */
export const chatForm = z.strictObject({
  text: prose('The message', limits.chat)
    .refine(isFilled, say('Please type a message.'))
    .refine(
      (text) => !forcesDirection.test(text),
      say('The message holds a sign that turns the direction of writing. Please type it again.'),
    ),
  key: z.string().max(100).optional(),
});

/** `POST …/chat/{c}/question`: a line may be longer than a question, then a host gives the question's words. */
export const chatQuestionForm = ownEdit.partial();

/** A line as everybody sees it. Ids begin with their time, so that they sort by it. */
export type ChatLine = {
  readonly id: string;
  readonly text: string;
  readonly by: string;
  readonly at: string;
  /** Written by the team. */
  readonly team?: true;
  /** A host turned it into a question. */
  readonly asked?: true;
};

/** Why nobody can write now: the room has more people than its chat takes, or the webinar is not on. */
export type ChatState = 'open' | 'too-many' | 'over';
export type PublicChat = {
  readonly state: ChatState;
  /** The last lines, oldest first. */
  readonly lines: readonly ChatLine[];
  /** Where `GET …/chat?cursor=` goes on before the first of these lines; null where nothing is earlier. */
  readonly earlier: string | null;
};

/** A line of `GET /api/live/{id}/chat`, and the answer to writing one. */
export type SeatLine = ChatLine & { readonly own?: true };

/** A line as the team sees it: who wrote it, what became of it. */
export type ConsoleLine = {
  readonly id: string;
  /** Empty where its writer took it back. */
  readonly text: string;
  readonly at: string;
  /** The full name; empty where none was given. */
  readonly by: string;
  readonly company: string;
  readonly team: boolean;
  /** How many people reported it. */
  readonly reports: number;
  /** Whether its writer was silenced for this webinar. */
  readonly silenced: boolean;
  /** By which member of the team; null where its writer took it back. */
  readonly removed?: { readonly at: string; readonly by: string | null };
  /** The question that a host made of it. */
  readonly question?: string;
};

/** `GET /api/console/webinars/{id}/chat`, newest first. */
export type ConsoleChat = Page<ConsoleLine> & { readonly state: ChatState | 'off'; readonly present: number; readonly most: number };
