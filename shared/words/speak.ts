/** Every language with all its words, for those who answer anybody: the API and the build of the site. Browsers get the sections that a page needs. */
import type { Locale } from '../setting.ts';
import { type Plural, type Speech, toSpeech } from '../speech.ts';
import * as de from './de.ts';

type Sections = typeof de;
export type Section = keyof Sections;
export type Sentence<S extends Section> = keyof Sections[S] & string;

/** English is in the code; every other language has every sentence of every section. */
type Language = { readonly [S in Section]: Readonly<Record<Sentence<S>, string | Plural>> };
const spoken: Readonly<Record<Locale, Language | undefined>> = { en: undefined, de };

/** Of a page that is made as a whole. */
export type PageSpeech = Speech<Sentence<'pages'>>;

export const speak = <S extends Section>(locale: Locale, section: S): Speech<Sentence<S>> =>
  toSpeech<Sentence<S>>(locale, spoken[locale]?.[section]);

/** The words themselves, for a page to carry to its scripts; undefined in English, which they speak already. */
export const wordsOf = (locale: Locale, sections: readonly Section[]): Readonly<Record<string, string | Plural>> | undefined =>
  spoken[locale] && Object.assign({}, ...sections.map((section) => spoken[locale]?.[section]));
