/** The gate before a report as a page: works without script. Every value is escaped. Pure. */
import { consentTexts } from '#shared/consent.ts';
import { limits } from '#shared/limits.ts';
import { type Asks, readingPurposes } from '#shared/paper-gate.ts';
import { escapeHtml } from '#shared/template.ts';
import { type GateSentence, type GateSpeech, purposeSentences } from '#shared/words/paper-gate.ts';
import { speak } from '#shared/words/speak.ts';
import { gateUrl } from './link.ts';

export type Gate = {
  readonly slug: string;
  readonly title: string;
  /** The report's own page. */
  readonly back: string;
  /** The owner's words, where consent is the price. */
  readonly price?: string | undefined;
  readonly asks: Asks;
  /** The page's language, which the form says again. */
  readonly locale: string;
  readonly came: string;
  /** What is wrong with what was sent, and what was typed. */
  readonly problems: readonly string[];
  readonly typed: { readonly email: string; readonly purpose: string };
};

const line = (text: string, kind = ''): string => `<p${kind && ` class="${kind}"`}>${escapeHtml(text)}</p>`;
const linked = (href: string, text: string, kind = 'button'): string =>
  `<p><a class="${kind}" href="${escapeHtml(href)}">${escapeHtml(text)}</a></p>`;
const hidden = (name: string, value: string): string => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;

const emailField = ({ typed }: Gate, { t }: GateSpeech): string =>
  `<p class="field"><label for="gate-email">${t('Your mail address')}</label><input id="gate-email" name="email" type="email" autocomplete="email" required maxlength="${limits.address.octets}" value="${escapeHtml(typed.email)}"></p><p hidden><label for="gate-site">${t('Please leave this empty')}</label><input id="gate-site" name="website" tabindex="-1" autocomplete="off"></p>`;

const purposeField = ({ typed }: Gate, { t }: GateSpeech): string => {
  const options = readingPurposes.map(
    (one) => `<option value="${one}"${typed.purpose === one ? ' selected' : ''}>${t(purposeSentences[one])}</option>`,
  );
  return `<p class="field"><label for="gate-purpose">${t('What do you read it for?')}</label><select id="gate-purpose" name="purpose" required><option value="">${t('Please choose')}</option>${options.join('')}</select></p>`;
};

/** Ticked by nobody but the reader. */
const consentField = ({ price, asks }: Gate, { t, locale }: GateSpeech): string => {
  if (price !== undefined && !asks.consent) return '';
  const required = price === undefined ? '' : ' required';
  const box = `<label class="choice" for="gate-consent"><input type="checkbox" id="gate-consent" name="consent.marketing"${required}><span>${escapeHtml(speak(locale, 'pages').t(consentTexts.marketing.text))}</span></label>`;
  return price === undefined
    ? box + line(t('You get the report whether you tick this or not.'), 'small soft')
    : box + hidden('words', price);
};

export const gatePage = (gate: Gate, speech: GateSpeech): { readonly title: string; readonly main: string } => {
  const { slug, title, back, price, asks, problems, came, locale } = gate;
  const { t } = speech;
  const wrong = problems.length > 0 ? `<div class="notice bad" role="alert">${problems.map((one) => line(one)).join('')}</div>` : '';
  const lead: GateSentence = asks.email
    ? 'We send you a link. This browser is asked once: the next report is one click.'
    : 'One more answer, then it is yours.';
  return {
    title,
    main: [
      line(t(lead)),
      price !== undefined && asks.consent
        ? `<div class="notice"><strong>${t('The price of this report')}</strong>${line(price)}</div>`
        : '',
      wrong,
      `<form class="stack" method="post" action="${gateUrl(slug)}">`,
      asks.email ? emailField(gate, speech) : '',
      asks.purpose ? purposeField(gate, speech) : '',
      asks.email || asks.consent ? consentField(gate, speech) : '',
      hidden('locale', locale) + hidden('came', came),
      `<p><button class="button" type="submit">${t(asks.email ? 'Send me the link' : 'Get the report')}</button></p></form>`,
      linked(back, t('Back to the report'), 'small'),
    ].join(''),
  };
};

/** Nothing is asked any more. */
export const passedPage = (slug: string, title: string, { t }: GateSpeech): { readonly title: string; readonly main: string } => ({
  title,
  main: line(t('You were asked before, so here it is.')) + linked(`/api/reports/${slug}/file`, t('Get the report')),
});

export const sentPage = (slug: string, back: string, { t }: GateSpeech): { readonly title: string; readonly main: string } => ({
  title: t('Please look into your mail'),
  main: [
    `<div role="status">${line(t('We have sent a link to the address that you gave. It works for seven days.'))}</div>`,
    line(
      t(
        'Nothing there after some minutes? Look among the spam, check the spelling, or give another address: some mailboxes take no mail from us.',
      ),
      'soft',
    ),
    linked(gateUrl(slug), t('Give another address'), 'button quiet'),
    linked(back, t('Back to the report'), 'small'),
  ].join(''),
});

/** Behind the mailed link: whoever looks at links for others gets no further than here. */
export const openPage = (title: string, { t }: GateSpeech): { readonly title: string; readonly main: string } => ({
  title: t('Your report is here'),
  main: [
    line(title, 'lead'),
    `<form method="post"><button class="button" type="submit">${t('Get the report')}</button></form>`,
    line(t('With this button you get the file. After that this browser knows you for 60 days, and the next report is one click.'), 'soft'),
  ].join(''),
});

export const withdrawnPage = (reports: string, { t }: GateSpeech): { readonly title: string; readonly main: string } => ({
  title: t('This report is no longer offered'),
  main:
    line(t('It was withdrawn by those who wrote it. Links to it do not work any more.')) +
    linked(reports, t('See other reports'), 'button quiet'),
});
