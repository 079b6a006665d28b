/** Asking for a report by its gate: what is kept of a form, and what a reader is still asked for. Pure. */
import * as z from 'zod';
import { type Paper, priceOf } from '#shared/paper.ts';
import { type Asks, type PaperRequestForm, type ReadingPurpose, readingPurposes } from '#shared/paper-gate.ts';
import type { Locale } from '#shared/setting.ts';
import { type ConsentEntry, toAsked, wordedAs } from '../consent/ledger.ts';
import type { Contact, Touched } from '../contact/store.ts';
import type { Item } from '../table/table.ts';

/** As long as a request for mail waits to be confirmed. */
export const WAITING_SECONDS = 7 * 86_400;
/** Of one address and one report: a second press. */
const TWICE_MS = 60_000;

/** A form as it was sent; times are business time. `isKnown`: by somebody whose address is confirmed in that browser, who needs no mail. */
export type PaperRequest = {
  readonly at: string;
  readonly address: string;
  readonly locale: Locale;
  readonly page: string;
  readonly purpose?: ReadingPurpose;
  readonly timeZone?: string;
  readonly came?: Omit<Touched, 'at'>;
  /** The box was ticked. `words`: those of the owner that stood above it, and of which version of the report. */
  readonly ticked?: true;
  readonly words?: { readonly text: string; readonly version: string };
  readonly isKnown?: true;
};

const reading = z.object({
  slug: z.string(),
  at: z.string(),
  gotAt: z.string(),
  gets: z.number(),
  purpose: z.enum(readingPurposes).optional(),
  paid: z.literal(true).optional(),
});
/** That somebody got a report: since when, how often, what for. `paid`: with the consent that is its price. */
export type Reading = Readonly<z.infer<typeof reading>>;

export const itemToRequest = (item: Item | undefined): PaperRequest | undefined => item?.again as PaperRequest | undefined;
export const itemToReading = (item: Item): Reading => reading.parse(item);

export const isTwice = (before: PaperRequest | undefined, after: PaperRequest): boolean =>
  before !== undefined && !before.isKnown && Date.parse(after.at) - Date.parse(before.at) < TWICE_MS;

type Told = Pick<PaperRequestForm, 'purpose'> & { readonly ticked?: boolean | undefined };

/** What this reader is still asked for; nobody is asked twice. `told`: what the form at hand says. */
export const asksOf = (paper: Paper, known: Contact | undefined, read: readonly Reading[], told: Told = {}): Asks => {
  const hasPaid =
    told.ticked || known?.consent?.marketing?.state === 'confirmed' || read.some(({ slug, paid }) => paid && slug === paper.slug);
  return {
    email: known === undefined,
    purpose: told.purpose === undefined && !read.some(({ purpose }) => purpose),
    consent: priceOf(paper) !== undefined && !hasPaid,
  };
};
export const isAsked = (asks: Asks): boolean => asks.email || asks.purpose || asks.consent;

/** What the ledger is told: under the owner's own words, where they stood above the box. */
export const entriesOf = ({ ticked, words, at, locale, page }: PaperRequest): readonly ConsentEntry[] =>
  ticked
    ? toAsked(['marketing'], at, { method: 'form', locale, page }).map((entry) =>
        words ? wordedAs(entry, words.text, words.version) : entry,
      )
    : [];
