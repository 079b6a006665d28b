/** What people are told when something did not work. Made in English, put into the reader's language where the answer leaves (`http/tell.ts`). */
import { toSpeech } from './speech.ts';
import type { errors } from './words/de.ts';

/** A sentence that every language has; numbers stay as digits, so that the other languages find them again. */
export const say = (sentence: keyof typeof errors, values: Readonly<Record<string, string | number>> = {}): string =>
  english.t(sentence, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])));

const english = toSpeech<keyof typeof errors>('en');
