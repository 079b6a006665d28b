/**
 * What registrants read, in their language. English sentences are their own keys: code says what it means, and a language is one file
 * of `shared/words/`. A sentence that a language lacks is an error of the types, so it stops every build.
 */
import type { Locale } from './setting.ts';

/** A sentence whose form follows a number, by the rule's names of the Unicode CLDR. */
export type Plural = { readonly other: string } & Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
export type Words = Readonly<Record<string, string | Plural>>;
type Values = Readonly<Record<string, string | number>>;

export type Speech<M extends string = string> = {
  readonly locale: Locale;
  /** A sentence; `{name}` in it takes the value of that name, numbers as the language writes them. */
  readonly t: (sentence: M, values?: Values) => string;
  /** The sentence for a number of things: `one` and `more` are its English forms, of which `more` is the key; `{n}` is the number. */
  readonly many: (n: number, one: string, more: M) => string;
  /** As the language writes it: `1,234` or `1.234`. */
  readonly number: (n: number) => string;
};

/** What `Intl` is asked for: Britain's way of dates for English. */
export const tags: Readonly<Record<Locale, string>> = { en: 'en-GB', de: 'de-DE' };

const fillIn = (sentence: string, values: Values, number: (n: number) => string): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? number(value) : value;
  });

/** Speaks a language with its words; without them English. */
export const toSpeech = <M extends string>(locale: Locale, words?: Readonly<Record<M, string | Plural>>): Speech<M> => {
  const numbers = new Intl.NumberFormat(tags[locale]);
  const rules = new Intl.PluralRules(tags[locale]);
  const number = (n: number): string => numbers.format(n);
  const formOf = (form: string | Plural, n: number): string => (typeof form === 'string' ? form : (form[rules.select(n)] ?? form.other));
  return {
    locale,
    number,
    t: (sentence, values = {}) => {
      const form: string | Plural = words?.[sentence] ?? sentence;
      return fillIn(typeof form === 'string' ? form : form.other, values, number);
    },
    many: (n, one, more) => fillIn(words ? formOf(words[more], n) : n === 1 ? one : more, { n }, number),
  };
};
