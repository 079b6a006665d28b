/** Lists of codes from which the team thanks people: what is typed about a list, and what counts as a code. */
import * as z from 'zod';
import { limits } from './limits.ts';
import { isFilled, line, prose } from './text.ts';

export const MOST_GIFTS = 50;
export const MOST_CODES = 10_000;
/** Of one request; a longer list goes in several. */
export const CODES_AT_ONCE = 1_000;
/** Of one look at a list. */
export const CODES_SHOWN = 250;

const words = prose('The words', limits.about);
const whole = (what: string, least: number, most: number) =>
  z
    .number({ error: `${what} is a whole number.` })
    .int(`${what} is a whole number.`)
    .min(least, `${what} is ${least} or more.`)
    .max(most, `${what} is ${most.toLocaleString('en')} at most.`);

const fields = {
  name: line('The name', limits.name).refine(isFilled, 'Please give it a name.'),
  /** What goes with a code in the mail, in each language; a language without has the common words alone. */
  words: z.strictObject({ en: words.optional(), de: words.optional() }),
  /** The last day on which a code is given and good; null: no end. */
  endsOn: z.iso.date({ error: 'A day is like 2027-06-18.' }).nullable(),
  /** How many codes may be given in all, and in a calendar month; null: as many as there are. */
  budget: whole('The budget', 0, MOST_CODES),
  perMonth: whole('The budget of a month', 0, MOST_CODES).nullable(),
  /** So many months after one thank-you the same person may get another. */
  againMonths: whole('The number of months', 1, 60),
};

/** `POST /api/console/gifts`. */
export const giftForm = z.strictObject(fields);
/** `PATCH /api/console/gifts/{id}`, of the one that was looked at. */
export const giftChange = z.strictObject({ ...fields, version: z.number().int().min(1) });
/** `POST /api/console/gifts/{id}/codes`: one a line. Codes that the list holds already are left out, so that a second try adds nothing. */
export const codesForm = z.strictObject({ codes: z.string({ error: 'Codes are text.' }).max(60_000, 'These are too many at once.') });
/** `GET /api/console/gifts/{id}/codes`. */
export const codesQuery = z.strictObject({ from: z.coerce.number().int().min(0).max(MOST_CODES).default(0) });

export type Gift = z.infer<typeof giftForm> & {
  readonly id: string;
  /** Who changed it last, and when. */
  readonly by: string;
  readonly changedAt: string;
  readonly version: number;
};

/** `GET /api/console/gifts`: `left` is how many can be given today, by codes, budgets and the end. */
export type GiftView = Gift & {
  readonly codes: number;
  readonly given: number;
  readonly thisMonth: number;
  readonly left: number;
  readonly ended: boolean;
};

export type CodesAdded = { readonly gift: GiftView; readonly added: number; readonly repeated: number };
/** Codes in their order, from `from` on. `next`: where it goes on; null at the end. */
export type CodesPage = { readonly items: readonly { readonly code: string; readonly given: boolean }[]; readonly next: number | null };

const code = /^[A-Za-z0-9][A-Za-z0-9._-]{3,39}$/;
const CODE_RULE = 'A code has 4 to 40 letters, digits, dots, hyphens or underscores, and begins with a letter or a digit.';

/** `wrong`: lines, from 1, that are no code: nothing is taken of a list that has any. */
export type ReadCodes = { readonly codes: readonly string[]; readonly repeated: number; readonly wrong: readonly number[] };

/** One a line, as a table program writes a column: with quotation marks or without, with a mark of its encoding at the beginning. */
export const readCodes = (text: string): ReadCodes => {
  const codes = new Set<string>();
  const wrong: number[] = [];
  let repeated = 0;
  for (const [at, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .entries()) {
    const one = raw
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim();
    if (one === '') continue;
    if (!code.test(one)) wrong.push(at + 1);
    else if (codes.has(one)) repeated += 1;
    else codes.add(one);
  }
  return { codes: [...codes], repeated, wrong };
};

const MOST_NAMED = 5;
/** Why a list of codes is not taken; undefined where it is. */
export const whyNoCodes = ({ codes, wrong }: ReadCodes): string | undefined => {
  if (wrong.length > 0) {
    const named = wrong.slice(0, MOST_NAMED).join(', ');
    const more = wrong.length > MOST_NAMED ? ` and ${wrong.length - MOST_NAMED} more` : '';
    return `${CODE_RULE} Please look at line ${named}${more}. Nothing was taken.`;
  }
  return codes.length === 0 ? 'Please paste one code at least.' : undefined;
};
