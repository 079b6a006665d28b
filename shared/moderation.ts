/** What waits for somebody of the team: questions in review, and whatever was reported, over all webinars and articles. Pure. */
import * as z from 'zod';
import type { ConsoleComment } from './comment-desk.ts';
import { isWebinarId } from './ids.ts';
import { pageQuery } from './page.ts';

export const moderated = ['question', 'chat', 'comment'] as const;
export type Moderated = (typeof moderated)[number];

/** `GET /api/console/moderation`. Without a kind all that the role may decide about. */
export const moderationQuery = z.strictObject({
  kind: z.enum(moderated, 'Please choose questions, chat or comments.').optional(),
  ...pageQuery,
});

/** `POST /api/console/moderation/keep`: a question or a line stays although it was reported. `reports`: how many were seen; 0 takes it back. */
export const keepForm = z.strictObject({
  kind: z.enum(['question', 'chat'], 'Please choose a question or a line of chat.'),
  webinar: z.string().max(20, 'We could not find this webinar.').refine(isWebinarId, 'We could not find this webinar.'),
  id: z.string().max(60, 'We could not find this.'),
  reports: z.number().int().min(0).max(1_000_000),
});

export type KeepForm = z.infer<typeof keepForm>;

type OfWebinar = {
  readonly id: string;
  readonly webinar: { readonly id: string; readonly title: string };
  readonly text: string;
  readonly by: string;
  readonly at: string;
  readonly reports: number;
};

type WaitingQuestion = OfWebinar & { readonly kind: 'question'; readonly isInReview: boolean; readonly version: number };
type WaitingLine = OfWebinar & { readonly kind: 'chat' };
export type Waiting = WaitingQuestion | WaitingLine | (ConsoleComment & { readonly kind: 'comment' });
