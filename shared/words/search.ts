/** The words of the search: the build of the site says them, and hands them to the page's script. */
import type { Locale } from '../setting.ts';
import { type Plural, type Speech, toSpeech } from '../speech.ts';

const german = {
  Search: 'Suche',
  'Search articles, webinars and what was answered.': 'Durchsuchen Sie Artikel, Webinare und was beantwortet wurde.',
  'What are you looking for?': 'Wonach suchen Sie?',
  Find: 'Suchen',
  Results: 'Ergebnisse',
  article: 'Artikel',
  webinar: 'Webinar',
  replay: 'Aufzeichnung',
  'said in a replay': 'In einer Aufzeichnung gesagt',
  answer: 'Frage und Antwort',
  report: 'Bericht',
  'Searching…': 'Wird gesucht …',
  '{n} results': { one: '{n} Ergebnis', other: '{n} Ergebnisse' },
  'Show more': 'Mehr zeigen',
  'Nothing found for “{words}”': 'Nichts gefunden zu „{words}“',
  'Try fewer or other words. If nobody asked it yet, be the first: every webinar takes questions.':
    'Versuchen Sie es mit weniger oder anderen Wörtern. Wenn das noch niemand gefragt hat, fragen Sie: Jedes Webinar nimmt Fragen an.',
  'The search could not be loaded.': 'Die Suche konnte nicht geladen werden.',
  'Try again': 'Noch einmal versuchen',
  'The search runs in your browser and needs JavaScript, which is off here. You find everything in these lists as well.':
    'Die Suche läuft in Ihrem Browser und braucht JavaScript, das hier aus ist. In diesen Listen finden Sie ebenfalls alles.',
  'All articles': 'Alle Artikel',
  'All webinars': 'Alle Webinare',
  Articles: 'Artikel',
  Webinars: 'Webinare',
} as const satisfies Readonly<Record<string, string | Plural>>;

export type SearchSentence = keyof typeof german;

/** Undefined where the sentences are the English ones, which stand in the code. */
export const searchWords: Readonly<Record<Locale, typeof german | undefined>> = { en: undefined, de: german };

export const speakSearch = (locale: Locale): Speech<SearchSentence> => toSpeech<SearchSentence>(locale, searchWords[locale]);
