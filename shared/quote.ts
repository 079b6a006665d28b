/** Words of customers on our pages: how whoever said them is named, and where they stand. Pure. */
import * as z from 'zod';
import { isContactId, isSlug, isWebinarId, type WebinarId } from './ids.ts';
import type { Locale } from './setting.ts';
import type { QuoteName } from './survey.ts';

/** As whoever said it chose. */
export type QuoteAs = Exclude<QuoteName, 'no'>;

/** Where words come from. `survey`: said of a webinar afterwards; `answer`: left below an answer of ours. */
export const quoteKinds = ['survey', 'answer'] as const;
export type QuoteKind = (typeof quoteKinds)[number];

/** Some words of somebody; `of`: the webinar, or our answer. */
export type QuoteSource = { readonly person: string; readonly kind: QuoteKind; readonly of: string };

/** As it stands in addresses: `<person>/survey-<webinar>`, `<person>/answer-<reply>`. */
export const toSourcePath = ({ person, kind, of }: QuoteSource): string => `${person}/${kind}-${of}`;

/** Undefined where it names no words. */
export const readSource = (person: string, name: string): QuoteSource | undefined => {
  const [, kind, of] = /^(survey|answer)-([0-9a-hjkmnp-tv-z]{10,16})$/.exec(name) ?? [];
  return isContactId(person) && kind && of ? { person, kind: kind as QuoteKind, of } : undefined;
};

/** A page on which words stand: of a webinar, before and after it, or of an article. */
export const placeOfWebinar = (id: WebinarId): string => `webinar:${id}`;
export const placeOfArticle = (slug: string): string => `article:${slug}`;

/** Undefined where it is no place. */
export const readPlace = (place: string): { readonly kind: 'webinar' | 'article'; readonly of: string } | undefined => {
  const [, kind, of = ''] = /^(webinar|article):(.+)$/.exec(place) ?? [];
  if (kind === 'webinar') return isWebinarId(of) ? { kind, of } : undefined;
  return kind === 'article' && isSlug(of) ? { kind, of } : undefined;
};

/** The same words everywhere are noticed. */
export const MOST_PLACES = 5;

/** `PUT /api/console/quotes/{person}/{source}`. `text`: the words as they were seen; without places they stand nowhere any more. */
export const quoteForm = z.strictObject({
  text: z.string().min(1, 'Which words?').max(8_000, 'Which words?'),
  places: z
    .array(z.string().refine((place) => readPlace(place) !== undefined, 'Please choose a page from the list.'))
    .max(MOST_PLACES, `On ${MOST_PLACES} pages at most.`)
    .refine((all) => new Set(all).size === all.length, 'One of them is there twice.'),
  version: z.number().int().min(0),
});

/** `GET` and `PUT /api/console/quotes/{person}/{source}`. */
export type QuoteView = {
  readonly text: string;
  readonly kind: QuoteKind;
  /** As everybody reads it; '' for somebody without a name. */
  readonly by: string;
  readonly locale: Locale;
  /** Only `confirmed` is published. */
  readonly consent: 'confirmed' | 'asked' | 'none';
  readonly places: readonly string[];
  /** Of what is said about its places; 0 where they never stood anywhere. */
  readonly version: number;
};

/** One of `GET /api/quotes`: nothing by which two of one person could be told to be theirs, but the name that they chose. */
export type PublicQuote = Pick<QuoteView, 'text' | 'kind' | 'by' | 'locale' | 'places'>;
