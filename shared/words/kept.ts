/** A speech of each language, made once: its rules of numbers cost more than a page of words, and a build speaks ten thousand times. */
import type { Locale } from '../setting.ts';

export const perLocale = <T>(make: (locale: Locale) => T): ((locale: Locale) => T) => {
  const known = new Map<Locale, T>();
  return (locale) => {
    const speech = known.get(locale) ?? make(locale);
    known.set(locale, speech);
    return speech;
  };
};
