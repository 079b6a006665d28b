/** The host's notes in the room without script. */
import type { PublicNote } from '#shared/note.ts';
import { escapeHtml } from '#shared/template.ts';
import type { PageSpeech } from '#shared/words/speak.ts';

const oneNote = ({ text, url, label }: PublicNote, { t }: PageSpeech): string => {
  const words = `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`;
  const way = url
    ? `<p><a class="button quiet" href="${escapeHtml(url)}" target="_blank" rel="noopener noreferrer">${escapeHtml(label ?? t('Open'))}</a></p>`
    : '';
  return `<div class="notice accent stack">${words}${way}</div>`;
};

/** Nothing where the host has nothing to say. */
export const noteSection = (notes: readonly PublicNote[], speech: PageSpeech): string =>
  notes.length === 0
    ? ''
    : `<section class="stack"><h2>${speech.t('From the host')}</h2>${notes.map((note) => oneNote(note, speech)).join('')}</section>`;
