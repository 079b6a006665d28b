/** Until when a customer is answered, by what they wait for: business days or hours in the organisation's own calendar (FIELD B10). */
import * as z from 'zod';
import { address } from './address.ts';
import { limits } from './limits.ts';
import { isFilled, line } from './text.ts';

const span = z.strictObject({
  amount: z.number().int().min(1, 'Please give 1 or more.').max(120, 'Please give 120 at most.'),
  unit: z.enum(['days', 'hours']),
});
/** `days`: until work ends on that business day; `hours`: so many hours of work. */
export type SlaSpan = z.infer<typeof span>;

const times = z.strictObject({ first: span, next: span, resolve: span });
export type SlaTimes = z.infer<typeof times>;

const team = z.strictObject({
  name: line('The name of the team', limits.name).refine(isFilled, 'The name of the team is missing.'),
  /** Is told when a case of theirs is overdue. */
  lead: address.nullable(),
  members: z.array(address).max(50, 'A team has 50 members at most.'),
  /** Cases with one of these labels are theirs. */
  labels: z.array(line('The label', limits.name)).max(20).default([]),
});
export type Team = z.infer<typeof team>;

const fields = {
  usual: times,
  /** Of cases that are more urgent, or less. */
  byPriority: z.strictObject({ urgent: times, high: times, medium: times, low: times }).partial().default({}),
  teams: z.array(team).max(20, 'There are 20 teams at most.').default([]),
  /** Is told of what is overdue and no team's. */
  lead: address.nullable(),
  /** Days after a reply after which a case that nobody answers is resolved by itself; null: never. */
  restDays: z.number().int().min(1).max(90).nullable(),
};

/** `PUT /api/console/policies`. `version`: which one was on the screen; 0 before the first change. */
export const policyForm = z.strictObject({ ...fields, version: z.number().int().min(0) });
export type Policy = z.infer<typeof policyForm>;

export const usualPolicy: Policy = {
  usual: { first: { amount: 1, unit: 'days' }, next: { amount: 1, unit: 'days' }, resolve: { amount: 3, unit: 'days' } },
  byPriority: {},
  teams: [],
  lead: null,
  restDays: 14,
  version: 0,
};
