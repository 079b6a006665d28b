/** The words of the pages of the site: those that pages of the API say too, and those that only its build says. */
import type { Locale } from '../setting.ts';
import { type Plural, type Speech, toSpeech } from '../speech.ts';
import { pages, site } from './de.ts';
import { perLocale } from './kept.ts';
import type { Sentence } from './speak.ts';

export type SiteSentence = Sentence<'pages'> | Sentence<'site'>;
export type SiteSpeech = Speech<SiteSentence>;

const spoken: Readonly<Record<Locale, Readonly<Record<SiteSentence, string | Plural>> | undefined>> = {
  en: undefined,
  de: { ...pages, ...site },
};

export const speakSite: (locale: Locale) => SiteSpeech = perLocale((locale) => toSpeech<SiteSentence>(locale, spoken[locale]));
