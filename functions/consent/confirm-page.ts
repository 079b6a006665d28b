/** The page behind the mail of double opt-in: the words, one button. Works without script. Pure. */
import { consentTexts, type Purpose } from '#shared/consent.ts';
import { escapeHtml } from '#shared/template.ts';
import type { PersonalSpeech } from '#shared/words/personal.ts';
import { speak } from '#shared/words/speak.ts';
import type { Contact } from '../contact/store.ts';
import { standing } from './rules.ts';

export type Confirming = {
  readonly open: readonly Purpose[];
  readonly agreed: readonly Purpose[];
  /** Where they change their mind; the site's own pages. */
  readonly preferences: string;
  readonly home: string;
};

/** What of a request is left to confirm, and what was confirmed. */
export const confirmable = (contact: Contact, wanted: readonly Purpose[], now: Date): Pick<Confirming, 'open' | 'agreed'> => {
  const having = (state: string) => wanted.filter((purpose) => standing(contact, purpose, now)?.state === state);
  return { open: having('asked'), agreed: having('confirmed') };
};

export const line = (text: string, kind = ''): string => `<p${kind && ` class="${kind}"`}>${escapeHtml(text)}</p>`;
export const linked = (href: string, text: string): string =>
  `<p><a class="button quiet" href="${escapeHtml(href)}">${escapeHtml(text)}</a></p>`;

/** One button that sends the page itself; `only`: of several purposes this one. */
const button = (label: string, only?: Purpose): string =>
  `<form method="post">${only ? `<input type="hidden" name="purpose" value="${only}">` : ''}<button class="button${only ? ' quiet' : ''}" type="submit">${escapeHtml(label)}</button></form>`;

export const confirmPage = (
  { open, agreed, preferences, home }: Confirming,
  speech: PersonalSpeech,
): { readonly title: string; readonly main: string } => {
  const { t, locale } = speech;
  const textOf = (purpose: Purpose): string => speak(locale, 'pages').t(consentTexts[purpose].text);
  const words = (purposes: readonly Purpose[]): string =>
    `<ul>${purposes.map((purpose) => `<li>${escapeHtml(textOf(purpose))}</li>`).join('')}</ul>`;
  if (open.length > 0) {
    const each = open.map((purpose) => line(textOf(purpose), 'soft') + button(t('Only this'), purpose)).join('');
    const several = `<details><summary class="button quiet">${escapeHtml(t('I agree to one of them only'))}</summary><div class="stack">${each}</div></details>`;
    return {
      title: t('Do you agree?'),
      main: [
        line(t('With one button you agree to this:')),
        words(open),
        button(t(open.length > 1 ? 'Yes, I agree to both' : 'Yes, I agree')),
        open.length > 1 ? several : '',
        line(
          t('You can take it back at any time, by a link in every email. Was it not you? Then close this page: nothing happens.'),
          'soft',
        ),
      ].join(''),
    };
  }
  if (agreed.length > 0)
    return {
      title: t('Thank you, you have agreed'),
      main: [
        line(t('You agreed to this:')),
        words(agreed),
        line(t('You can change your mind at any time.'), 'soft'),
        linked(preferences, t('Choose what we send you')),
      ].join(''),
    };
  return {
    title: t('You have taken this back'),
    main:
      line(t('Nothing of it is sent to you. If you want it after all, tick the box in one of our forms again.')) +
      linked(home, t('See all webinars')),
  };
};

/** Where nobody confirmed in time. */
export const overPage = (home: string, { t }: PersonalSpeech): { readonly title: string; readonly main: string } => ({
  title: t('This request is over'),
  main:
    line(t('It waited seven days for your confirmation. If you still want it, tick the box in one of our forms again.')) +
    linked(home, t('See all webinars')),
});
