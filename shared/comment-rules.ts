/** How comments are moderated: `GET`/`PUT /api/console/comments/rules`. Pure. */
import * as z from 'zod';
import { slugPattern } from './ids.ts';
import { limits } from './limits.ts';
import { isFilled, line } from './text.ts';

const MOST = 200;

export const commentRulesForm = z.strictObject({
  /** `before`: somebody of the team reads each comment first. `after`: it appears at once. */
  mode: z.enum(['before', 'after'], 'Please choose when comments appear.'),
  /** Each holds a comment back that has it. */
  words: z.array(line('A word', limits.pollOption).refine(isFilled, 'A word is missing.')).max(MOST, 'Two hundred words at most.'),
  links: z.enum(['hold', 'allow'], 'Please choose what becomes of links.'),
  /** Articles that take no comments any more, by their slugs; replays as `replay-of-<webinar>`. */
  closed: z
    .array(z.string().max(120, 'That is no address of an article.').regex(slugPattern, 'That is no address of an article.'))
    .max(MOST, 'Two hundred articles at most.'),
  version: z.number().int().min(0),
});
export type CommentRules = z.infer<typeof commentRulesForm>;
