/** Beneath an answer that was one: a sentence for publication, with the box that it needs. Pure. */
import { consentTexts } from '#shared/consent.ts';
import { limits } from '#shared/limits.ts';
import { escapeHtml } from '#shared/template.ts';
import type { PersonalSpeech } from '#shared/words/personal.ts';
import { speak } from '#shared/words/speak.ts';
import type { Quote } from './stored.ts';

type Given = {
  /** Names the answer, as the buttons beside do. */
  readonly press: string;
  readonly quote: Quote | undefined;
  /** Where research stands with this person. */
  readonly research: 'confirmed' | 'asked' | undefined;
};

const words = (text: string, kind = ''): string => `<p${kind && ` class="${kind}"`}>${escapeHtml(text)}</p>`;
const hidden = (name: string, value: string): string => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;

export const quotePart = ({ press, quote, research }: Given, { t, locale }: PersonalSpeech): string => {
  if (quote)
    return [
      words(t('Your sentence for publication:'), 'soft'),
      `<blockquote>${escapeHtml(quote.text)}</blockquote>`,
      research === 'confirmed' ? '' : words(t('It is published once you press the button in the mail that we sent you.'), 'soft'),
      `<form method="post">${hidden('act', 'take-back')}${hidden('of', press)}<button class="button quiet">${escapeHtml(t('I take it back'))}</button></form>`,
    ].join('');
  const id = `sentence-${press}`;
  const text = speak(locale, 'pages').t(consentTexts.research.text);
  const box =
    research === 'confirmed'
      ? ''
      : `<label class="choice"><input type="checkbox" name="research" value="true" required><span>${escapeHtml(text)}</span></label>`;
  return [
    `<details><summary class="button quiet">${escapeHtml(t('Leave a sentence that we may publish'))}</summary>`,
    `<form method="post" class="stack">${hidden('act', 'quote')}${hidden('of', press)}`,
    `<p class="field"><label for="${id}">${escapeHtml(t('In a sentence: what did it help you with?'))}</label>`,
    `<textarea id="${id}" name="sentence" rows="3" maxlength="${limits.note.graphemes}" required></textarea></p>`,
    words(t('Without your name. You can take it back here at any time.'), 'soft'),
    `${box}<button class="button">${escapeHtml(t('Leave it'))}</button></form></details>`,
  ].join('');
};
