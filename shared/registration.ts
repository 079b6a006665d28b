/** What a prospect submits to take a seat. */
import * as z from 'zod';
import { address } from './address.ts';
import { consentChoice } from './consent.ts';
import { limits } from './limits.ts';
import { phone } from './phone.ts';
import { say } from './say.ts';
import { alsoField } from './series.ts';
import { line, prose } from './text.ts';
import { isZone } from './zone.ts';

const name = (what: string) => line(what, limits.name).optional();
const short = (what: string) => line(what, { graphemes: 200, bytes: 400 }).optional();

/** What a browser adds by itself: nobody can mend it in the form, so what makes no sense is left out. */
export const hint = (makesSense: (text: string) => boolean) => z.string().max(60).refine(makesSense).optional().catch(undefined);
export const isLanguageTag = (text: string): boolean => /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(text);

const utm = z.strictObject({
  source: short('utm.source'),
  medium: short('utm.medium'),
  campaign: short('utm.campaign'),
  term: short('utm.term'),
  content: short('utm.content'),
});

const ANSWER = prose('Your answer', { graphemes: 500, bytes: 500 });
/** Ten fields, of which each may have twenty boxes. */
const MOST_ANSWERS = 210;
const MOST_TICKED = 20;

/** A text, several, or yes and no: which of them a field takes is in its webinar's form. */
const answer = z.unknown().transform((given, context): string | readonly string[] | boolean => {
  if (typeof given === 'boolean') return given;
  const texts = Array.isArray(given) ? given.slice(0, MOST_TICKED + 1) : [given];
  if (texts.length > MOST_TICKED) context.addIssue({ code: 'custom', message: say('Please choose {n} at most.', { n: MOST_TICKED }) });
  const read = texts.map((text) => ANSWER.safeParse(text));
  for (const { error } of read) for (const { message } of error?.issues ?? []) context.addIssue({ code: 'custom', message });
  const values = read.flatMap(({ data }) => data ?? []);
  return Array.isArray(given) ? values : (values[0] ?? z.NEVER);
});

/** Answers to a webinar's own fields, by the field's id; a ticked box of several is `<id>-<place>`. */
const answers = z
  .record(z.string().regex(/^[a-z0-9]{2,12}(?:-\d{1,2})?$/), answer)
  .refine((given) => Object.keys(given).length <= MOST_ANSWERS, say('These are too many answers.'));

/** The form of a webinar page. A lone `name` is kept whole. `website` is the honeypot, `key` makes a repeat harmless. */
export const registrationForm = z.strictObject({
  email: address,
  name: name('Your name'),
  firstName: name('Your first name'),
  lastName: name('Your last name'),
  company: name('Your company'),
  jobTitle: name('Your job title'),
  country: name('Your country'),
  phone: phone.optional(),
  question: prose('Your question', limits.question).optional(),
  answers: answers.optional(),
  consent: consentChoice.optional(),
  also: alsoField,
  timeZone: hint(isZone),
  locale: hint(isLanguageTag),
  channel: short('channel'),
  utm: utm.optional(),
  referrer: short('referrer'),
  landing: short('landing'),
  via: short('via'),
  website: z.string().max(200).optional(),
  key: short('key'),
  proof: z.string().max(600).optional(),
});
export type RegistrationForm = z.infer<typeof registrationForm>;

export const resendForm = z.strictObject({ email: address, slug: z.string().max(80), locale: hint(isLanguageTag) });
