/** Every language with the words that the API and the build of the site say themselves. Browsers carry theirs (`carried.ts`). */
import type { Locale } from '../setting.ts';
import { type Plural, type Speech, toSpeech } from '../speech.ts';
import * as de from './de.ts';
import { perLocale } from './kept.ts';

type Sections = typeof de;
export type Section = keyof Sections;
export type Sentence<S extends Section> = keyof Sections[S] & string;

/** English is in the code; every other language has every sentence of every section. */
export type Language<S extends Section = Section> = { readonly [Name in S]: Readonly<Record<Sentence<Name>, string | Plural>> };

type Said = Exclude<Section, 'room' | 'mail' | 'personal' | 'site'>;
// Named one by one: the room, which only scripts say, mails (`mail.ts`), what they lead to (`personal.ts`) and the site's own pages (`site.ts`) stay out of the other functions' bundles.
const spoken: Readonly<Record<Locale, Language<Said> | undefined>> = {
  en: undefined,
  de: { times: de.times, pages: de.pages, elements: de.elements, errors: de.errors },
};

/** Of a page that is made as a whole. */
export type PageSpeech = Speech<Sentence<'pages'>>;

const speakers: { readonly [S in Said]: (locale: Locale) => Speech<Sentence<S>> } = {
  times: perLocale((locale) => toSpeech(locale, spoken[locale]?.times)),
  pages: perLocale((locale) => toSpeech(locale, spoken[locale]?.pages)),
  elements: perLocale((locale) => toSpeech(locale, spoken[locale]?.elements)),
  errors: perLocale((locale) => toSpeech(locale, spoken[locale]?.errors)),
};

export const speak = <S extends Said>(locale: Locale, section: S): Speech<Sentence<S>> => speakers[section](locale);

/** The words themselves; undefined in English. */
export const wordsOf = (locale: Locale, section: Said): Readonly<Record<string, string | Plural>> | undefined => spoken[locale]?.[section];
