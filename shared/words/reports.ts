/** The words around reports: only the build of the site says them. */
import type { Locale } from '../setting.ts';
import { type Speech, toSpeech } from '../speech.ts';

const german = {
  Reports: 'Berichte',
  'What we measured and wrote down, to keep.': 'Was wir gemessen und aufgeschrieben haben, zum Behalten.',
  'No report yet': 'Noch kein Bericht',
  'Reports appear here as soon as the first one is published.': 'Hier erscheinen Berichte, sobald der erste veröffentlicht ist.',
  'In other languages': 'In anderen Sprachen',
  'The first page': 'Die erste Seite',
  'Get the report': 'Bericht herunterladen',
  'No address needed. The link that you get works for five minutes; come back for another one.':
    'Ohne Adresse. Der Link, den Sie bekommen, gilt fünf Minuten; hier gibt es jederzeit einen neuen.',
  'This report is no longer offered': 'Diesen Bericht gibt es hier nicht mehr',
  'It was withdrawn by those who wrote it. Links to it do not work any more.':
    'Wer ihn geschrieben hat, hat ihn zurückgezogen. Links darauf gelten nicht mehr.',
  'See other reports': 'Andere Berichte ansehen',
} as const satisfies Readonly<Record<string, string>>;

export type ReportSentence = keyof typeof german;

const spoken: Readonly<Record<Locale, typeof german | undefined>> = { en: undefined, de: german };

export const speakReports = (locale: Locale): Speech<ReportSentence> => toSpeech<ReportSentence>(locale, spoken[locale]);
