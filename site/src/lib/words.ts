/** The words of a page's scripts: English is in the code, another language in the page (`Words.astro`). */
import type { Locale } from '#shared/setting.ts';
import { toSpeech } from '#shared/speech.ts';
import type { elements, times } from '#shared/words/de.ts';

const place = document.getElementById('words');

export const speech = toSpeech<keyof typeof elements | keyof typeof times>(
  document.documentElement.lang as Locale,
  place ? JSON.parse(place.textContent) : undefined,
);
