/** Reactions: five signs, sent in small bundles, seen as a calm pulse. */
import * as z from 'zod';
import { say } from './say.ts';

export const reactions = ['clap', 'heart', 'laugh', 'wow', 'thumb'] as const;
export type Reaction = (typeof reactions)[number];

/** Of one sign in one bundle: a few seconds of an eager thumb. */
const most = z.number().int().min(1).max(10);

/** `POST /api/live/{id}/reactions`: how often each was pressed since the last bundle. */
export const reactionForm = z
  .strictObject({ clap: most, heart: most, laugh: most, wow: most, thumb: most })
  .partial()
  .refine((form) => Object.keys(form).length > 0, say('Please name a reaction.'));
export type ReactionForm = z.infer<typeof reactionForm>;
