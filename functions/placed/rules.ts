/** Words of customers that stand on our pages: what may be shown of them, and under which name. Pure. */
import { createHash } from 'node:crypto';
import type { ContactId } from '#shared/ids.ts';
import type { PublicQuote, QuoteAs, QuoteKind, QuoteSource, QuoteView } from '#shared/quote.ts';
import type { Locale } from '#shared/setting.ts';
import { standing } from '../consent/rules.ts';
import type { Contact } from '../contact/store.ts';
import { splitName } from '../export/split-name.ts';
import { itemToQuote } from '../quote/stored.ts';
import { itemToSurvey } from '../survey/stored.ts';
import { idOf, type Key, kindOf, placedEntry, placedKey, quoteKey, sourceOfPlaced, surveyKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item } from '../table/table.ts';

/** What somebody left that we may publish, under the name that they chose. */
export type Words = { readonly text: string; readonly as: QuoteAs; readonly locale: Locale; readonly kind: QuoteKind };

/** That the team put words on pages. `words`: which ones, by their hash, so that others are never shown in their place. */
export type Placed = {
  readonly person: ContactId;
  /** The sort key of the words. */
  readonly source: string;
  readonly words: string;
  readonly places: readonly string[];
  readonly at: string;
  readonly by: string;
  readonly version: number;
};

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

export const keyOf = ({ person, kind, of }: QuoteSource): Key => (kind === 'survey' ? surveyKey(person, of) : quoteKey(person, of));

/** Undefined where nothing in it is left for publication. */
export const wordsIn = (item: Item | undefined): Words | undefined => {
  if (!item) return undefined;
  if (kindOf(item) === 'quote') {
    const { text, locale } = itemToQuote(item);
    return { text, as: 'anonymous', locale, kind: 'answer' };
  }
  const { text, quote, locale, guest, replaced } = itemToSurvey(item);
  return text && quote && quote !== 'no' && !guest && !replaced ? { text, as: quote, locale, kind: 'survey' } : undefined;
};

export const itemToPlaced = ({ pk, sk, words, places, at, by, version }: Item): Placed => ({
  ...{ person: idOf(pk), source: sourceOfPlaced(sk), words: String(words), places: places as readonly string[] },
  ...{ at: String(at), by: String(by), version: Number(version) },
});

/** What stands nowhere any more keeps its version, and leaves the list. */
export const placedToItem = ({ person, source, ...placed }: Placed): Item => ({
  ...placedKey(person, source),
  ...placed,
  ...(placed.places.length > 0 ? placedEntry(placed.at, person) : {}),
  v: DATA_VERSION,
});

const consentOf = (contact: Contact | undefined, now: Date): QuoteView['consent'] => {
  const state = contact && contact.erasedAt === undefined ? standing(contact, 'research', now)?.state : undefined;
  return state === 'confirmed' || state === 'asked' ? state : 'none';
};

/** As everybody reads it: a first name is all but the last word; somebody who gave no name has none here. */
const nameOf = (as: QuoteAs, { name, company }: Pick<Contact, 'name' | 'company'>): string => {
  if (as === 'anonymous' || !name) return '';
  return as === 'first' ? splitName(name).first : [name, company].filter(Boolean).join(', ');
};

export const toView = (words: Words, placed: Placed | undefined, contact: Contact | undefined, now: Date): QuoteView => ({
  ...{ text: words.text, kind: words.kind, locale: words.locale, by: contact ? nameOf(words.as, contact) : '' },
  consent: consentOf(contact, now),
  places: placed?.words === hashOf(words.text) ? placed.places : [],
  version: placed?.version ?? 0,
});

/** Undefined unless whoever said it agrees now, and these are the words that the team chose. */
export const toPublic = (words: Words | undefined, placed: Placed, contact: Contact | undefined, now: Date): PublicQuote | undefined => {
  const view = words && toView(words, placed, contact, now);
  if (view?.consent !== 'confirmed' || view.places.length === 0) return undefined;
  const { text, kind, by, locale, places } = view;
  return { text, kind, by, locale, places };
};
