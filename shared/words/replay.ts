/** The words around a recording: only the build of the site says them. */
import type { Locale } from '../setting.ts';
import { type Plural, type Speech, toSpeech } from '../speech.ts';

const german = {
  'Answered on air': 'Live beantwortet',
  'Each time leads to its place in the recording.': 'Jede Zeit führt zu ihrer Stelle in der Aufzeichnung.',
  'at {time}': 'bei {time}',
  'What people voted': 'Wie abgestimmt wurde',
  'Polls as they ended.': 'Umfragen, wie sie ausgingen.',
  'Nobody answered.': 'Niemand hat geantwortet.',
  '{n} people answered': { one: '{n} Person hat geantwortet', other: '{n} Personen haben geantwortet' },
  '{n} answers': { one: 'eine Antwort', other: '{n} Antworten' },
  Transcript: 'Mitschrift',
  'Read what was said': 'Nachlesen, was gesagt wurde',
  Answer: 'Antwort',
  Share: 'Anteil',
} as const satisfies Readonly<Record<string, string | Plural>>;

export type ReplaySentence = keyof typeof german;
export type ReplaySpeech = Speech<ReplaySentence>;

const spoken: Readonly<Record<Locale, typeof german | undefined>> = { en: undefined, de: german };

export const speakReplay = (locale: Locale): ReplaySpeech => toSpeech<ReplaySentence>(locale, spoken[locale]);
