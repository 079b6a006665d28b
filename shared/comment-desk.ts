/** Comments as the team sees them, and what it decides about them. Pure. */
import * as z from 'zod';
import { isWebinarId } from './ids.ts';
import { limits } from './limits.ts';
import { pageQuery } from './page.ts';
import { questionText } from './question.ts';
import { isFilled, prose } from './text.ts';

/** `public`: in a thread; `hidden`: taken out of it. What waits stands in the team's queue. */
export const commentLists = ['public', 'hidden'] as const;
export type CommentList = (typeof commentLists)[number];
export const commentsQuery = z.strictObject({ list: z.enum(commentLists).default('public'), ...pageQuery });

const version = z.number().int().min(1).optional();

/**
 * `POST /api/console/comments/{id}/decisions`. `hold`: it waits again, which takes a decision back; `ask`: its writer is answered by the
 * service desk; `question`: it becomes a question of a webinar, in other words where it is too long for one; `answer`: by the team, in the thread.
 */
export const commentDecision = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.enum(['approve', 'hide', 'hold', 'ask']), version }),
  z.strictObject({
    decision: z.literal('question'),
    webinar: z.string().max(20, 'Please choose a webinar.').refine(isWebinarId, 'Please choose a webinar.'),
    text: questionText.optional(),
    version,
  }),
  z.strictObject({
    decision: z.literal('answer'),
    text: prose('Your reply', limits.comment).refine(isFilled, 'Please write a reply.'),
    key: z.string().max(100).optional(),
  }),
]);
export type CommentDecision = z.infer<typeof commentDecision>;

export type ConsoleComment = {
  /** `<contact>-<12 letters>`: of a case that comes from it as well. */
  readonly id: string;
  readonly contact: string;
  readonly article: string;
  readonly title: string;
  readonly path: string;
  readonly text: string;
  readonly by: string;
  readonly at: string;
  readonly state: 'held' | 'public' | 'hidden' | 'deleted';
  readonly why?: string;
  readonly reports: number;
  readonly isReply: boolean;
  /** It stands below a replay, not an article. */
  readonly isReplay: boolean;
  readonly case?: string;
  /** The question that the team made of it, and of which webinar. */
  readonly question?: { readonly id: string; readonly webinar: string };
  /** The webinar that its article announces, by its slug. */
  readonly announces?: string;
  readonly version: number;
};
