/** The words of mails, apart from those of pages: only the functions that send carry them. */
import type { Locale } from '../setting.ts';
import { type Speech, toSpeech } from '../speech.ts';
import { mail as german } from './de.ts';
import type { Language } from './speak.ts';

export type MailSentence = keyof typeof german;
export type MailSpeech = Speech<MailSentence>;

const spoken: Readonly<Record<Locale, Language<'mail'>['mail'] | undefined>> = { en: undefined, de: german };

export const speakMail = (locale: Locale): MailSpeech => toSpeech<MailSentence>(locale, spoken[locale]);
