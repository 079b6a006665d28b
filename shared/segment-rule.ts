/** One rule of a segment: something that is true of a person or is not. Every operator is a word of a list. */
import * as z from 'zod';
import { purposes } from './consent.ts';
import { labelText } from './contact.ts';
import { countries } from './countries.ts';
import { isWebinarId } from './ids.ts';
import { isNoteId } from './note.ts';
import { locales } from './setting.ts';
import { suppressedPurposes, suppressionWhys } from './suppression.ts';
import { npsGroups } from './survey.ts';
import { isFilled, line } from './text.ts';

const MOST = { webinars: 50, labels: 20, countries: 50, days: 3_650 };

/** Measured before anything in it is looked at. */
const listOf = <T extends z.ZodType>(each: T, most: number, one: string) =>
  z
    .array(z.unknown())
    .min(1, `Please choose ${one}.`)
    .max(most, `${most} at most.`)
    .pipe(z.array(each))
    .refine((all) => new Set(all).size === all.length, 'One of them is there twice.');

const webinarId = z.string().refine(isWebinarId, 'Please choose a webinar from the list.');
/** `any`: whichever webinar, also those to come. */
const webinars = z.union([z.literal('any'), listOf(webinarId, MOST.webinars, 'a webinar')], 'Please choose a webinar, or any.');

/**
 * What somebody is in a webinar. `registered`: has a seat; `confirmed`: and the address is theirs; `attended`: came, for `minutes` at least;
 * `missed`: has a seat from before the end, and did not come; who never confirmed the address counts as that for 7 days only; `replay`:
 * watched a quarter of the recording or more.
 */
export const partStates = ['registered', 'confirmed', 'waiting', 'cancelled', 'attended', 'missed', 'replay'] as const;
/** `answered`, `open`: one question of theirs at least. */
export const askedStates = ['asked', 'answered', 'open'] as const;
export const didKinds = ['download', 'article', 'comment'] as const;
export const touches = ['first', 'last'] as const;
export const sourceFields = ['source', 'medium', 'campaign', 'term', 'content', 'referrer', 'landing', 'via'] as const;
export const sourceTests = ['is', 'starts', 'holds', 'known'] as const;
/** `none`: never asked for, or asked too long ago. */
export const consentStates = ['confirmed', 'asked', 'withdrawn', 'none'] as const;
/** Where somebody likes to be written to; mail is what there is. */
export const channels = ['mail'] as const;
export type Channel = (typeof channels)[number];
export const dayTests = ['within', 'beyond', 'since', 'before'] as const;

const stateRule = z
  .strictObject({
    rule: z.literal('state'),
    in: webinars,
    is: z.enum(partStates),
    minutes: z.number().int().min(1).max(240).optional(),
  })
  .refine(({ is, minutes }) => minutes === undefined || is === 'attended', {
    path: ['minutes'],
    error: 'Minutes go with “attended” only.',
  });

const pollRule = z
  .strictObject({
    rule: z.literal('poll'),
    in: webinars,
    /** One poll, by its id; any where it is absent. */
    poll: z
      .string()
      .regex(/^[0-9a-z]{1,20}$/)
      .optional(),
    /** Places from 0, one of which they chose. */
    options: listOf(z.number().int().min(0).max(9), 10, 'an answer').optional(),
  })
  .superRefine(({ in: of, poll, options }, context) => {
    if (poll !== undefined && (of === 'any' || of.length > 1))
      context.addIssue({ code: 'custom', path: ['poll'], message: 'A poll belongs to one webinar: please choose that one.' });
    if (options && poll === undefined) context.addIssue({ code: 'custom', path: ['options'], message: 'Please choose the poll first.' });
  });

const sourceRule = z
  .strictObject({
    rule: z.literal('source'),
    touch: z.enum(touches),
    field: z.enum(sourceFields),
    is: z.enum(sourceTests),
    text: line('The text', { graphemes: 200, bytes: 600 }).refine(isFilled, 'Please type what to look for.').optional(),
  })
  .refine(({ is, text }) => (is === 'known') === (text === undefined), { path: ['text'], error: 'Please type what to look for.' });

const dayRule = z
  .strictObject({
    rule: z.literal('day'),
    touch: z.enum(touches),
    is: z.enum(dayTests),
    days: z.number().int().min(1).max(MOST.days).optional(),
    day: z.iso.date({ error: 'A day is like 2027-06-18.' }).optional(),
  })
  .superRefine(({ is, days, day }, context) => {
    const isSpan = is === 'within' || is === 'beyond';
    if (isSpan !== (days !== undefined)) context.addIssue({ code: 'custom', path: ['days'], message: 'Please give a number of days.' });
    if (isSpan === (day !== undefined)) context.addIssue({ code: 'custom', path: ['day'], message: 'Please choose a day.' });
  });

export const rule = z.discriminatedUnion('rule', [
  stateRule,
  z.strictObject({ rule: z.literal('asked'), in: webinars, is: z.enum(askedStates) }),
  pollRule,
  z.strictObject({ rule: z.literal('vote'), in: webinars, least: z.number().int().min(1).max(100) }),
  /** Pressed the button of a note, of one or of any. */
  z.strictObject({ rule: z.literal('note'), in: webinars, note: z.string().refine(isNoteId, 'There is no such note.').optional() }),
  /** Said afterwards how it was; `stars`, `nps`: with one of these marks. */
  z.strictObject({
    rule: z.literal('survey'),
    in: webinars,
    stars: listOf(z.number().int().min(1).max(5), 5, 'a mark').optional(),
    nps: listOf(z.enum(npsGroups), npsGroups.length, 'a group').optional(),
  }),
  /** Beside webinars; `which`: the slug of one. */
  z.strictObject({
    rule: z.literal('did'),
    what: z.enum(didKinds),
    which: z
      .string()
      .regex(/^[a-z0-9-]{1,80}$/)
      .optional(),
  }),
  z.strictObject({
    rule: z.literal('score'),
    in: z.union([z.literal('overall'), webinarId], 'Please choose a webinar, or overall.'),
    is: z.enum(['least', 'most']),
    score: z.number().int().min(0).max(100),
  }),
  /** So many people, over these webinars together, came by links that they passed on. */
  z.strictObject({ rule: z.literal('brought'), in: webinars, least: z.number().int().min(1).max(100) }),
  z.strictObject({ rule: z.literal('label'), labels: listOf(labelText, MOST.labels, 'a label') }),
  sourceRule,
  z.strictObject({ rule: z.literal('consent'), purpose: z.enum(purposes), is: z.enum(consentStates) }),
  /** For one of these reasons, or any. */
  z.strictObject({
    rule: z.literal('suppressed'),
    purpose: z.enum(suppressedPurposes),
    why: listOf(z.enum(suppressionWhys), suppressionWhys.length, 'a reason').optional(),
  }),
  z.strictObject({ rule: z.literal('hold') }),
  z.strictObject({ rule: z.literal('channel'), is: z.enum(channels) }),
  z.strictObject({ rule: z.literal('language'), in: listOf(z.enum(locales), locales.length, 'a language') }),
  z.strictObject({
    rule: z.literal('country'),
    in: listOf(
      z.string().refine((code) => countries.includes(code), 'Please choose a country from the list.'),
      MOST.countries,
      'a country',
    ),
  }),
  dayRule,
]);
export type Rule = z.infer<typeof rule>;
export type RuleOf<K extends Rule['rule']> = Extract<Rule, { readonly rule: K }>;
