/** What the team sends about a question: a decision, and that a reply is being written. */
import * as z from 'zod';
import { limits } from './limits.ts';
import { type Decision, decisions, questionText } from './question.ts';
import { isFilled, line, prose } from './text.ts';

/** What a decision cannot do without. */
const needed: Partial<Record<Decision, readonly ['text' | 'into' | 'labels', string]>> = {
  reply: ['text', 'Please write an answer.'],
  edit: ['text', 'Please write the question.'],
  merge: ['into', 'Please choose another question to merge it into.'],
  label: ['labels', 'Please name the labels.'],
};

/** `POST …/questions/{q}/decisions`. */
export const decisionForm = z
  .strictObject({
    decision: z.enum(decisions),
    text: prose('The answer', limits.answer).optional(),
    private: z.boolean().optional(),
    into: z.string().max(40).optional(),
    reason: line('The reason', limits.name).optional(),
    labels: z
      .array(line('A label', { graphemes: 30, bytes: 90 }).refine(isFilled, 'A label is missing.'))
      .max(8)
      .optional(),
    owner: line('The owner', limits.name).optional(),
    version: z.number().int().min(1).optional(),
  })
  .superRefine((form, context) => {
    const [field, message] = needed[form.decision] ?? [];
    if (field && !form[field]) context.addIssue({ code: 'custom', path: [field], message });
    // An edited question is a question, with a question's limits.
    else if (form.decision === 'edit')
      for (const issue of questionText.safeParse(form.text).error?.issues ?? [])
        context.addIssue({ code: 'custom', path: ['text'], message: issue.message });
  });
export type DecisionForm = z.infer<typeof decisionForm>;

/** `POST …/questions/{q}/replying`: somebody of the team has the reply open, or closed it. */
export const replyingForm = z.strictObject({ open: z.boolean() });
