/** Which mails a webinar sends by itself, and when (FIELD B4). */
import * as z from 'zod';
import { address } from './address.ts';

export const MOST_REMINDERS = 5;
const MOST_READERS = 10;

/** Minutes before the start. */
const reminders = z
  .array(z.number().int().min(5, 'A reminder goes out five minutes before the start at the latest.').max(10_080, 'A week before at most.'))
  .max(MOST_REMINDERS, `${MOST_REMINDERS} reminders at most.`)
  .refine((minutes) => new Set(minutes).size === minutes.length, 'Two reminders go out at the same time.')
  .transform((minutes) => minutes.toSorted((a, b) => b - a));

export const webinarMail = z.strictObject({
  reminders,
  /** “We are live”, when it starts. */
  live: z.boolean(),
  /** Half an hour after its end: what was answered, what is owed, the replay. */
  after: z.boolean(),
  /** Who of the team gets the report at the end. */
  report: z.array(address).max(MOST_READERS, `The report goes to ${MOST_READERS} addresses at most.`),
});
export type WebinarMail = z.infer<typeof webinarMail>;

export const usualMail: WebinarMail = { reminders: [1440, 60, 10], live: true, after: true, report: [] };
