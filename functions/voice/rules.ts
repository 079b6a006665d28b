/** What somebody may do behind the link of such a mail, and what it is called. Pure. */
import { createHmac } from 'node:crypto';
import * as z from 'zod';
import type { CaseId } from '#shared/case.ts';
import { base32, type ContactId } from '#shared/ids.ts';
import { limits } from '#shared/limits.ts';
import { canBeCalled, phone } from '#shared/phone.ts';
import { channels } from '#shared/quiet.ts';
import { say } from '#shared/say.ts';
import { isFilled, line, prose } from '#shared/text.ts';

/** What somebody said in no round of mails, but below an article: there is no page behind a mail for it. */
export const COMMENT_ROUND = 'comment';
/** The same of words that came with a low mark in a survey. */
export const SURVEY_ROUND = 'survey';

/** Of one mail: a link that was passed on must not fill the desk. */
export const MOST_ASKS = 5;
const ID_LENGTH = 12;

const text = prose(say('Your question'), limits.chat).refine(isFilled, say('Please write your question, or tap a topic.'));
const topic = line(say('A topic'), limits.noteButton);

export const actForm = z.discriminatedUnion('act', [
  z
    .strictObject({ act: z.literal('ask'), topic: topic.optional(), text: text.optional() })
    .refine((form) => form.topic !== undefined || form.text !== undefined, say('Please write your question, or tap a topic.')),
  z
    .strictObject({ act: z.literal('channel'), channel: z.enum(channels), phone: phone.optional() })
    .refine((form) => form.channel !== 'phone' || canBeCalled(form.phone ?? ''), say('Please give us your number, or choose another way.')),
  z.strictObject({ act: z.literal('never') }),
]);
export type Act = z.infer<typeof actForm>;
export type Ask = Extract<Act, { act: 'ask' }>;

/** The same words of the same person in the same round are one question, however often a button is pressed. */
export const spokenId = (secret: string, contact: ContactId, round: string, { topic: about = '', text: said = '' }: Ask): string =>
  base32(createHmac('sha256', secret).update(['voice', contact, round, about, said].join('\n')).digest()).slice(0, ID_LENGTH);

/** One of each survey. */
export const surveySpokenId = (secret: string, contact: ContactId, webinar: string): string =>
  base32(createHmac('sha256', secret).update(['survey', contact, webinar].join('\n')).digest()).slice(0, ID_LENGTH);

/** Its case has both ids in one: the person's, and what they said. */
export const caseOfSpoken = (contact: ContactId, id: string): CaseId => `${contact}-${id}`;
export const spokenOfCase = (id: CaseId): string => id.slice(-ID_LENGTH);
