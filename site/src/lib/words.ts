/** The words of a page's scripts: English is in the code, another language in the page (`Words.astro`). */
import type { Locale } from '#shared/setting.ts';
import { type Speech, toSpeech } from '#shared/speech.ts';
import type { elements, room, times } from '#shared/words/de.ts';
import type { SearchSentence } from '#shared/words/search.ts';

const place = document.getElementById('words');

const here = toSpeech<string>(document.documentElement.lang as Locale, place ? JSON.parse(place.textContent) : undefined);

/** Of pages with a form or a list of webinars. */
export const speech: Speech<keyof typeof elements | keyof typeof times> = here;

/** Of the search's page. */
export const search: Speech<SearchSentence> = here;

/** Of the room, and of what the console shows as the room does. */
export const { locale: lang, t, many, number, tag }: Speech<keyof typeof room> = here;

/** What the room's machine or the server has to say: the machine in English, the server in the reader's language already. */
export const tell: (message: string) => string = here.t;
