/** Comments below an article: what is sent, what everybody reads, and how long one can mend what one wrote. Pure. */
import * as z from 'zod';
import { address } from './address.ts';
import { commentIdPattern } from './comment-id.ts';
import { limits } from './limits.ts';
import { pageLimit } from './page.ts';
import { say } from './say.ts';
import { isFilled, line, prose } from './text.ts';

const text = prose(say('Your comment'), limits.comment).refine(isFilled, say('Please write your comment.'));
const commentId = z.string().regex(commentIdPattern, say('We could not find this comment.'));

/** `POST /api/articles/{slug}/comments`. `email` where no seat says who writes; `to`: the comment that it answers; `website` is the honeypot; `proof`: work that was asked for. */
export const commentForm = z.strictObject({
  text,
  email: address.optional(),
  name: line(say('Your name'), limits.name).optional(),
  to: commentId.optional(),
  key: z.string().max(100).optional(),
  website: z.string().max(200).optional(),
  proof: z.string().max(4_000).optional(),
});

/** `POST /api/articles/{slug}/comments/{id}`. */
export const commentAct = z.discriminatedUnion('act', [
  // `to`: of a reply, the comment that it answers.
  z.strictObject({ act: z.enum(['like', 'unlike', 'report', 'delete']), to: commentId.optional() }),
  z.strictObject({ act: z.literal('edit'), text, to: commentId.optional() }),
]);
export type CommentAct = z.infer<typeof commentAct>;

/** What came of what somebody did, as their next page says it. */
export const said = ['published', 'held', 'check-your-inbox', 'reported'] as const;
export type Said = (typeof said)[number];

export const orders = ['newest', 'oldest'] as const;
export const threadQuery = z.strictObject({
  order: z.enum(orders).default('newest'),
  limit: pageLimit.default(20),
  cursor: commentId.optional(),
  said: z.enum(said).optional(),
});
export type ThreadQuery = z.infer<typeof threadQuery>;

/** `deleted` by whoever wrote it, `removed` by the team, `waiting` to be read again since it was changed: its words are not there. */
export type Gone = 'deleted' | 'removed' | 'waiting';

export type PublicComment = {
  readonly id: string;
  readonly text: string;
  readonly by: string;
  readonly at: string;
  readonly likes: number;
  readonly editedAt?: string;
  readonly gone?: Gone;
  /** Written by the team. */
  readonly team?: true;
  readonly own?: true;
  readonly liked?: true;
  /** Until when its writer may change it. */
  readonly editUntil?: string;
  readonly replies: readonly PublicComment[];
};

/** `published`; `held` until somebody of the team read it; `check-your-inbox` until its address is confirmed. */
export type CommentStatus = Exclude<Said, 'reported'>;
