/** What the search over the public pages holds. The build of the site writes it, the page of the search reads it. */
import type { Locale } from './setting.ts';

/** What a result is, as its reader is told. */
export const searchKinds = ['article', 'webinar', 'replay', 'said in a replay', 'answer', 'report'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** One thing to be found, in the index of one language, at its address there. */
export type SearchRecord = {
  readonly kind: SearchKind;
  /** Whose index it is in: each language finds everything. */
  readonly index: Locale;
  /** Where its own words are in another language than the index. */
  readonly locale?: Locale;
  /** The path of its page, with the place in it. */
  readonly path: string;
  readonly title: string;
  /** Plain words. */
  readonly text: string;
};

/** Where the pages leave the records for the index; the index takes the file away. */
export const recordsPath = '/search/records.json';

/** Says in which folder the index of the published build is: `{at: "/_astro/search-…/"}`. */
export const pointerPath = '/search/index.json';
export type SearchPointer = { readonly at: string };
