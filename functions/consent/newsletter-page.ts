/** The newsletter's form again, where something in it is to be mended. Works without script. Pure. */
import { consentTexts } from '#shared/consent.ts';
import { escapeHtml } from '#shared/template.ts';
import type { PersonalSpeech } from '#shared/words/personal.ts';
import { speak } from '#shared/words/speak.ts';
import { line } from './confirm-page.ts';

/** `problems` are sentences in the reader's language; `email` is what was typed. */
export const newsletterPage = (
  { problems, email, page }: { readonly problems: readonly string[]; readonly email: string; readonly page: string },
  { t, locale }: PersonalSpeech,
): { readonly title: string; readonly main: string } => ({
  title: t('Please check what you entered'),
  main: [
    `<div class="notice bad" role="alert">${problems.map((problem) => line(problem)).join('')}</div>`,
    '<form class="stack" method="post" action="/api/newsletter">',
    `<div class="field"><label for="email">${escapeHtml(t('Email'))}</label><input id="email" name="email" type="email" autocomplete="email" required value="${escapeHtml(email)}"></div>`,
    '<label class="choice" for="consent-marketing"><input type="checkbox" id="consent-marketing" name="consent.marketing">',
    `<span>${escapeHtml(speak(locale, 'pages').t(consentTexts.marketing.text))}</span></label>`,
    `<input type="hidden" name="locale" value="${locale}"><input type="hidden" name="page" value="${escapeHtml(page)}">`,
    `<button class="button" type="submit">${escapeHtml(t('Send me the confirmation'))}</button></form>`,
  ].join(''),
});
