/** When somebody answers: spans of each weekday, and days off. Times are wall times in the organisation's own zone. */
import * as z from 'zod';
import { limits } from './limits.ts';
import { isFilled, line } from './text.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'Please give a time like 09:00.');
const span = z
  .strictObject({ from: clock, to: clock })
  .refine(({ from, to }) => from < to, { error: 'The end comes before the start.', path: ['to'] });
export type Span = z.infer<typeof span>;

const day = z
  .array(span)
  .max(3, 'A day has three spans at most.')
  .refine((spans) => spans.every(({ from }, at) => at === 0 || from >= (spans[at - 1]?.to ?? '')), {
    error: 'These hours overlap. Please put them in order.',
  });

export const businessHours = z.strictObject({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day });
export type BusinessHours = z.infer<typeof businessHours>;

const holiday = z.strictObject({
  date: z.iso.date({ error: 'Please give a date like 2027-12-25.' }),
  name: line('The name of the holiday', limits.name).refine(isFilled, 'The name of the holiday is missing.'),
});
export type Holiday = z.infer<typeof holiday>;

export const holidays = z
  .array(holiday)
  .max(limits.holidays, `A calendar has ${limits.holidays} holidays at most.`)
  .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, 'A date stands there twice.')
  .transform((days) => days.toSorted((a, b) => a.date.localeCompare(b.date)));

const office: Span[] = [{ from: '09:00', to: '17:00' }];
export const usualHours: BusinessHours = { mon: office, tue: office, wed: office, thu: office, fri: office, sat: [], sun: [] };
