/** The words of the pages that mails lead to: only the function that shows them carries them. */
import type { Locale } from '../setting.ts';
import { type Speech, toSpeech } from '../speech.ts';
import { personal as german } from './de.ts';
import type { Language } from './speak.ts';

export type PersonalSentence = keyof typeof german;
export type PersonalSpeech = Speech<PersonalSentence>;

const spoken: Readonly<Record<Locale, Language<'personal'>['personal'] | undefined>> = { en: undefined, de: german };

export const speakPersonal = (locale: Locale): PersonalSpeech => toSpeech<keyof typeof german>(locale, spoken[locale]);
