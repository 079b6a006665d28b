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
  /** What `Intl` is asked for. */
  readonly tag: string;
  /** A sentence; `{name}` in it takes the value of that name, numbers as the language writes them. */
  readonly t: (sentence: M, values?: Values) => string;
  /** The sentence for a number of things: `one` and `more` are its English forms, of which `more` is the key; `{n}` is the number. */
  readonly many: (n: number, one: string, more: M) => string;
  /** As the language writes it: `1,234` or `1.234`. */
  readonly number: (n: number) => string;
};

/** What `Intl` is asked for: Britain's way of dates for English. */
export const tags: Readonly<Record<Locale, string>> = { en: 'en-GB', de: 'de-DE' };

/** Speaks a language with its words; without them English. */
export const toSpeech = <M extends string>(locale: Locale, words?: Readonly<Record<M, string | Plural>>): Speech<M> => {
  const tag = tags[locale];
  const rules = new Intl.PluralRules(tag);
  const number = (n: number): string => n.toLocaleString(tag);
  // No number takes the form of all others.
  const write = (form: string | Plural, values: Values, n = Number.NaN): string =>
    (typeof form === 'string' ? form : (form[rules.select(n)] ?? form.other)).replace(/\{(\w+)\}/g, (slot, name: string) =>
      // A word's is the word itself.
      (values[name] ?? slot).toLocaleString(tag),
    );
  return {
    locale,
    tag,
    number,
    t: (sentence, values = {}) => write(words?.[sentence] ?? sentence, values),
    many: (n, one, more) => write(words?.[more] ?? (n === 1 ? one : more), { n }, n),
  };
};
