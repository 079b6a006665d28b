/** Every key that a feed may have, and no other: strict at each level, so that whatever is added to a room is added here knowingly. */
import * as z from 'zod';
import { resolutions } from '#shared/question.ts';
import { webinarStates } from '#shared/webinar.ts';

const id = z.string().regex(/^[0-9a-z-]{10,40}$/);
const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/);
const count = z.number().int().min(0);
const words = z.string().min(1).max(4_000);

const question = z.strictObject({
  ...{ id, text: words, by: z.string().max(120), votes: count, resolution: z.enum(resolutions), askedAt: time },
  answer: z
    .union([z.strictObject({ text: words, more: z.literal(true).optional() }), z.strictObject({ live: z.literal(true), at: time })])
    .optional(),
  airedAt: time.optional(),
});
const poll = z.strictObject({
  ...{ id, kind: z.enum(['single', 'multiple', 'rating', 'words']), question: words, options: z.array(words), answered: count },
  ...{ state: z.enum(['open', 'closed']), counts: z.array(count).optional() },
  words: z.array(z.strictObject({ text: words, count })).optional(),
});
const note = z.strictObject({ id, text: words, at: time, url: z.url().optional(), label: words.optional(), until: z.string().optional() });
const line = z.strictObject({ id: z.string(), text: words, by: z.string().max(120), at: time, team: z.literal(true).optional() });
export const feed = z.strictObject({
  ...{ id, version: count, state: z.enum(webinarStates), changedAt: time, nextPollMs: count, startedAt: time.nullable(), present: count },
  webinarVersion: count,
  ...{ now: question.nullable(), next: question.nullable(), questions: z.array(question), answered: z.array(question) },
  totals: z.strictObject({ open: count, answered: count }),
  ...{ poll: poll.nullable(), notes: z.array(note), reactions: z.array(count).length(5).nullable() },
  chat: z.strictObject({ state: z.enum(['open', 'too-many', 'over']), lines: z.array(line), earlier: z.string().nullable() }).nullable(),
});

/** A page of the full list of public questions. */
export const listed = z.strictObject({ items: z.array(question), next: id.optional() });
