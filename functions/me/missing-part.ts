/** Beneath "Not yet": what was missing, in a sentence. Works without script. Pure. */
import { limits } from '#shared/limits.ts';
import { escapeHtml } from '#shared/template.ts';
import type { PersonalSpeech } from '#shared/words/personal.ts';
import type { Missing } from '../verdict/missing.ts';
import { line } from './parts.ts';

/** What was typed and could not be taken, to be put right: nobody types it again. `of`: the answer that it is about. */
export type Typed = { readonly of: string; readonly text: string };

type Given = { readonly press: string; readonly said: Missing | undefined; readonly typed: Typed | undefined };

export const missingPart = ({ press, said, typed }: Given, { t }: PersonalSpeech): string => {
  if (said) return line(t('What you told us was missing:'), 'soft') + line(said.text, 'said');
  const id = `missing-${press}`;
  const text = typed?.of === press ? typed.text : '';
  return [
    `<form method="post" class="stack"><input type="hidden" name="act" value="missing"><input type="hidden" name="of" value="${escapeHtml(press)}">`,
    `<p class="field"><label for="${id}">${escapeHtml(t('What was missing? A sentence helps us.'))}</label>`,
    `<textarea id="${id}" name="missing" rows="3" maxlength="${limits.note.graphemes}" required>${escapeHtml(text)}</textarea></p>`,
    line(t('Only our team reads it.'), 'soft small'),
    `<p><button class="button" type="submit">${escapeHtml(t('Send it'))}</button></p></form>`,
  ].join('');
};
