/** The words that a page carries to its scripts: every section of every language, for the build of the site alone. */
import type { Locale } from '../setting.ts';
import type { Plural } from '../speech.ts';
import * as de from './de.ts';
import type { Language, Section } from './speak.ts';

const languages: Readonly<Record<Locale, Language | undefined>> = { en: undefined, de };

/** Undefined in English, which scripts speak already. */
export const carriedWords = (locale: Locale, sections: readonly Section[]): Readonly<Record<string, string | Plural>> | undefined =>
  languages[locale] && Object.assign({}, ...sections.map((section) => languages[locale]?.[section]));
