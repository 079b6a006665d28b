/** The gate before a report: what a form says, once per person for everything. Pure. */
import * as z from 'zod';
import { address } from './address.ts';
import { hint, isLanguageTag } from './registration.ts';
import { say } from './say.ts';
import { isZone } from './zone.ts';

/** What somebody reads a report for (FIELD B12). */
export const readingPurposes = ['decide', 'work', 'teach', 'write', 'learn'] as const;
export type ReadingPurpose = (typeof readingPurposes)[number];

/** As the console names them. */
export const readingWords: Readonly<Record<ReadingPurpose, string>> = {
  decide: 'to prepare a decision',
  work: 'for their daily work',
  teach: 'for teaching or research',
  write: 'to write about it',
  learn: 'to learn about it',
};

const TICK = say('Please tick the box: we write to nobody who did not ask for it.');
const tick = z.boolean({ error: TICK });

/**
 * `POST /api/reports/{slug}/requests`. Whoever passed a gate in this browser leaves out what was asked before. `words`: those of the owner
 * that stood above the form, where consent is the price; `website` is the honeypot, `came` what the page's address said of where they come from.
 */
export const paperRequestForm = z.strictObject({
  email: address.optional(),
  purpose: z.enum(readingPurposes).optional(),
  consent: z.strictObject({ marketing: tick.optional() }, { error: TICK }).optional(),
  words: z.string().max(2_000).optional(),
  locale: hint(isLanguageTag),
  timeZone: hint(isZone),
  came: z.string().max(1_500).optional(),
  website: z.string().max(200).optional(),
  proof: z.string().max(600).optional(),
});
export type PaperRequestForm = z.infer<typeof paperRequestForm>;

/** What a gate asks one reader for, in this order on its page. */
export type Asks = { readonly email: boolean; readonly purpose: boolean; readonly consent: boolean };

/** `sent`: a link is on its way to the address that was given. */
export const gateQuery = z.strictObject({ said: z.enum(['sent']).optional() });

/** Of a report, since it is there. `asked`: people who asked for it by its gate; `got`: times it was got; `fresh`: addresses that were new and are confirmed. */
export type PaperCounts = { readonly asked: number; readonly got: number; readonly fresh: number };
export const noPaperCounts: PaperCounts = { asked: 0, got: 0, fresh: 0 };
