/** What an organisation sets once and every page, mail and calendar file takes from one place. */
import * as z from 'zod';
import { nearestAccent, usualAccent } from './accent.ts';
import { address } from './address.ts';
import { hexPattern } from './colour.ts';
import { type BusinessHours, businessHours, holidays, usualHours } from './hours.ts';
import { limits } from './limits.ts';
import { isFilled, line } from './text.ts';
import { uploadId } from './upload.ts';
import { httpsUrl } from './url.ts';
import { isZone } from './zone.ts';

/** Languages of what registrants see; the first is spoken where nobody chose. */
export const locales = ['en', 'de'] as const;
export type Locale = (typeof locales)[number];

/** `anonymous`: the words stay without a name; `gone`: they go as well. */
export const erasedQuestions = ['anonymous', 'gone'] as const;
export type ErasedQuestions = (typeof erasedQuestions)[number];

const filled = (what: string, limit: { readonly graphemes: number; readonly bytes: number }) =>
  line(what, limit).refine(isFilled, `${what} is missing.`);

const accent = z
  .string({ error: 'The accent colour must be text.' })
  .toLowerCase()
  .regex(hexPattern, 'Please give the colour as # and six digits or letters a to f, like #3447c8.')
  .refine((hex) => !hexPattern.test(hex) || nearestAccent(hex) === hex, {
    error: ({ input }) =>
      `Text in this colour is hard to read (less than 4.5:1). The nearest colour that reads is ${nearestAccent(String(input))}.`,
  });

/** How we speak: checked against replies before they are sent. */
const phrase = z.strictObject({
  say: filled('What to say', limits.phrase),
  dont: filled('What not to say', limits.phrase),
  because: line('The reason', limits.phrase).default(''),
});

const fields = {
  organisation: filled('The organisation’s name', limits.name),
  accent,
  /** Uploaded pictures by their ids, one for each colour scheme. Either stands in for the other. */
  logo: z.strictObject({ light: uploadId.nullable(), dark: uploadId.nullable() }),
  /** Names in front of the address that mail is sent from. */
  senders: z.strictObject({
    service: filled('The sender of service mail', limits.name),
    marketing: filled('The sender of marketing mail', limits.name),
  }),
  replyTo: address.nullable(),
  imprint: httpsUrl.nullable(),
  privacy: httpsUrl.nullable(),
  phrasebook: z.array(phrase).max(limits.phrases, `A phrasebook has ${limits.phrases} entries at most.`),
  timeZone: z.string().max(60).refine(isZone, 'Please choose a time zone from the list.'),
  locale: z.enum(locales, 'Please choose a language from the list.'),
  hours: businessHours,
  holidays,
  /** Months after a person's last act until everything about them goes. */
  retentionMonths: z
    .number('Please give a number of months.')
    .int('Please give whole months.')
    .min(1, 'Please keep people for 1 month at least.')
    .max(120, 'Please keep people for 120 months at most.'),
  /** What becomes of questions whose asker had everything erased. */
  erasedQuestions: z.enum(erasedQuestions, 'Please choose whether their words stay.'),
};

/** `PUT /api/console/settings`. `version`: which one was on the screen; 0 before the first change. */
export const settingsForm = z.strictObject({ ...fields, version: z.number().int().min(0) });
export type SettingsForm = z.infer<typeof settingsForm>;
export type Settings = SettingsForm;
export type Phrase = z.infer<typeof phrase>;
export type { BusinessHours };

export const usualSettings: Settings = {
  organisation: 'Parley',
  accent: usualAccent,
  logo: { light: null, dark: null },
  senders: { service: 'Parley', marketing: 'Parley' },
  replyTo: null,
  imprint: null,
  privacy: null,
  phrasebook: [],
  timeZone: 'Europe/Berlin',
  locale: 'en',
  hours: usualHours,
  holidays: [],
  retentionMonths: 24,
  erasedQuestions: 'anonymous',
  version: 0,
};

/** What a marketer may change as well: how the organisation looks and speaks. */
export const brandFields = ['organisation', 'accent', 'logo', 'senders', 'replyTo', 'imprint', 'privacy', 'phrasebook'] as const;

/** What everybody may know: `GET /api/brand`. */
export type Brand = Pick<Settings, 'organisation' | 'accent' | 'logo' | 'imprint' | 'privacy' | 'locale' | 'version'>;
export const toBrand = ({ organisation, accent, logo, imprint, privacy, locale, version }: Settings): Brand => ({
  organisation,
  accent,
  logo,
  imprint,
  privacy,
  locale,
  version,
});
