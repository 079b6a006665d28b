/** What who has a seat does below the questions of a webinar, where they read of it. Loaded only then. */
import type { Locale } from '../setting.ts';
import { type Plural, type Speech, toSpeech } from '../speech.ts';

const german = {
  'The panel starts with what most people want to know. Vote, or ask yours.':
    'Das Podium beginnt mit dem, was die meisten wissen möchten. Stimmen Sie ab, oder stellen Sie Ihre eigene Frage.',
  'Vote: {what}': 'Stimme geben: {what}',
  '{n} votes': { one: '{n} Stimme', other: '{n} Stimmen' },
  'Your question': 'Ihre Frage',
  '{n} characters at most': 'Höchstens {n} Zeichen',
  'Ask yours': 'Eigene Frage stellen',
  'Please type your question.': 'Bitte schreiben Sie Ihre Frage.',
  'Your question is with the hosts. You find it in the room.': 'Ihre Frage ist bei den Gastgebern. Sie finden sie im Raum.',
  'We could not reach Parley. Nothing is lost: please try again.':
    'Wir konnten Parley nicht erreichen. Es ist nichts verloren: Bitte versuchen Sie es noch einmal.',
} as const satisfies Readonly<Record<string, string | Plural>>;

const spoken: Readonly<Record<Locale, typeof german | undefined>> = { en: undefined, de: german };

export const speakAsked = (locale: Locale): Speech<keyof typeof german> => toSpeech<keyof typeof german>(locale, spoken[locale]);
