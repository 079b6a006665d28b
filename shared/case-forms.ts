/** What somebody makes of a case, of one or of many: assigned, put aside, answered, noted. */
import * as z from 'zod';
import { address } from './address.ts';
import type { CaseId } from './case.ts';
import { priorities } from './case-choices.ts';
import { limits } from './limits.ts';
import { isFilled, line, prose } from './text.ts';

const version = z.number().int().min(1).optional();
const owner = address.nullable();

export const assignForm = z.strictObject({
  owner: owner.optional(),
  team: line('The team', limits.name).nullable().optional(),
  priority: z.enum(priorities).optional(),
  version,
});
export type AssignForm = z.infer<typeof assignForm>;

/** `until`: a time to come, or their reply. */
export const snoozeForm = z.strictObject({
  until: z.union([z.literal('reply'), z.iso.datetime({ error: 'Please give a time like 2027-01-31T09:00:00Z.' })]),
  version,
});
export const stateForm = z.strictObject({ version });

/**
 * `answers`: absent or true: it answers the question. `private`: not for everybody; with `publicText` everybody reads that instead, and
 * whoever asked gets `text`. `named`: the public answer leaves the asker's name beside it. `merged`, `voters`: who asked the same, or
 * voted for it, gets it as well. `after`: what becomes of the case. `said`: that of the case as its
 * writer saw it; where more was said to them since, nothing is sent.
 */
export const replyForm = z.strictObject({
  text: prose('Your reply', limits.answer).refine(isFilled, 'Please write a reply.'),
  private: z.boolean().default(true),
  answers: z.boolean().default(true),
  publicText: prose('The public answer', limits.answer).refine(isFilled, 'Please write the public answer, or leave it out.').optional(),
  named: z.boolean().default(false),
  merged: z.boolean().default(true),
  voters: z.boolean().default(false),
  after: z.enum(['pending', 'resolve']).default('pending'),
  sendAt: z.iso.datetime({ error: 'Please give a time like 2027-01-31T09:00:00Z.' }).optional(),
  key: z.string().max(100).optional(),
  said: z.string().max(60).optional(),
});
export type ReplyForm = z.infer<typeof replyForm>;

export const caseNoteForm = z.strictObject({ text: prose('Your note', limits.answer).refine(isFilled, 'Please write a note.') });

/** What one act does to many cases. */
export const batchForm = z.strictObject({
  cases: z.array(z.string().max(60)).min(1, 'Please choose a case.').max(100, 'Please choose 100 cases at most.'),
  act: z.discriminatedUnion('do', [
    z.strictObject({ do: z.literal('assign'), owner: owner }),
    z.strictObject({ do: z.literal('resolve') }),
    z.strictObject({ do: z.literal('reopen') }),
    z.strictObject({ do: z.literal('snooze'), until: snoozeForm.shape.until }),
    z.strictObject({ do: z.literal('priority'), priority: z.enum(priorities) }),
  ]),
});
export type BatchForm = z.infer<typeof batchForm>;
/** Of each case what became of it: `done`, `same`, or why not. */
export type BatchAnswer = {
  readonly items: readonly { readonly id: CaseId; readonly did: 'done' | 'same' | 'refused'; readonly why?: string }[];
};
