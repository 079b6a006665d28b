/** The words around articles: only the build of the site says them. */
import type { Locale } from '../setting.ts';
import { type Plural, type Speech, toSpeech } from '../speech.ts';
import { perLocale } from './kept.ts';

const german = {
  Articles: 'Artikel',
  'What came out of the questions that people asked us.': 'Was aus den Fragen wurde, die man uns stellt.',
  'No article yet': 'Noch kein Artikel',
  'Articles appear here as soon as the first one is published. Until then, see what is coming.':
    'Hier erscheinen Artikel, sobald der erste veröffentlicht ist. Bis dahin: sehen Sie, was kommt.',
  'See what is coming': 'Was als Nächstes kommt',
  'In other languages': 'In anderen Sprachen',
  'In this article': 'In diesem Artikel',
  'Key takeaways': 'Das Wichtigste',
  'Read next': 'Weiterlesen',
  'About the author': 'Über den Autor',
  'All by {name}': 'Alles von {name}',
  Topics: 'Themen',
  'Topic: {topic}': 'Thema: {topic}',
  'Webinars on this topic': 'Webinare zu diesem Thema',
  'Webinars on these topics': 'Webinare zu diesen Themen',
  'To read on this': 'Dazu zu lesen',
  'The next webinar on this': 'Das nächste Webinar dazu',
  Webinar: 'Webinar',
  'Ask yours': 'Ihre Frage stellen',
  Series: 'Reihe',
  'You are here': 'Sie sind hier',
  'Updated on {day}': 'Aktualisiert am {day}',
  'By {name}': 'Von {name}',
  Source: 'Quelle',
  Method: 'Methode',
  'Measured with us': 'Bei uns gemessen',
  'Subscribe by RSS': 'Als RSS abonnieren',
  'This webinar has ended. Its page holds what was asked and answered.':
    'Dieses Webinar ist vorbei. Auf seiner Seite steht, was gefragt und beantwortet wurde.',
  'To its page': 'Zur Seite des Webinars',
  '{n} minutes to read': { one: '{n} Minute Lesezeit', other: '{n} Minuten Lesezeit' },
} as const satisfies Readonly<Record<string, string | Plural>>;

export type ArticleSentence = keyof typeof german;
export type ArticleSpeech = Speech<ArticleSentence>;

const spoken: Readonly<Record<Locale, typeof german | undefined>> = { en: undefined, de: german };

export const speakArticles: (locale: Locale) => ArticleSpeech = perLocale((locale) => toSpeech<ArticleSentence>(locale, spoken[locale]));
