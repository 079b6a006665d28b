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
  /** What is wrong with what was sent, of which field where it is one's, and what was typed. */
  readonly problems: readonly Wrong[];
  readonly typed: { readonly email: string; readonly purpose: string; readonly ticked: boolean };
};
export type GateField = 'email' | 'purpose' | 'consent';
export type Wrong = { readonly field?: GateField | undefined; readonly words: string };

const line = (text: string, kind = ''): string => `<p${kind && ` class="${kind}"`}>${escapeHtml(text)}</p>`;
const linked = (href: string, text: string, kind = 'button'): string =>
  `<p><a class="${kind}" href="${escapeHtml(href)}">${escapeHtml(text)}</a></p>`;
const hidden = (name: string, value: string): string => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;

const idOf = (field: GateField): string => `gate-${field}`;
/** What is said of one field, and how the field leads to it. */
const faultOf = ({ problems }: Gate, of: GateField): { readonly marks: string; readonly said: string } => {
  const found = problems.find(({ field }) => field === of);
  if (!found) return { marks: '', said: '' };
  const id = `${idOf(of)}-error`;
  return {
    marks: ` aria-invalid="true" aria-describedby="${id}"`,
    said: `<span class="error" id="${id}">${escapeHtml(found.words)}</span>`,
  };
};

const emailField = (gate: Gate, { t }: GateSpeech): string => {
  const { marks, said } = faultOf(gate, 'email');
  const id = idOf('email');
  return `<p class="field"><label for="${id}">${t('Your mail address')}</label><input id="${id}" name="email" type="email" autocomplete="email" required maxlength="${limits.address.octets}" value="${escapeHtml(gate.typed.email)}"${marks}>${said}</p><p hidden><label for="gate-site">${t('Please leave this empty')}</label><input id="gate-site" name="website" tabindex="-1" autocomplete="off"></p>`;
};

const purposeField = (gate: Gate, { t }: GateSpeech): string => {
  const { marks, said } = faultOf(gate, 'purpose');
  const id = idOf('purpose');
  const options = readingPurposes.map(
    (one) => `<option value="${one}"${gate.typed.purpose === one ? ' selected' : ''}>${t(purposeSentences[one])}</option>`,
  );
  return `<p class="field"><label for="${id}">${t('What do you read it for?')}</label><select id="${id}" name="purpose" required${marks}><option value="">${t('Please choose')}</option>${options.join('')}</select>${said}</p>`;
};

/** Ticked by nobody but the reader. */
const consentField = (gate: Gate, { t, locale }: GateSpeech): string => {
  const { price, asks, typed } = gate;
  if (price !== undefined && !asks.consent) return '';
  const { marks, said } = faultOf(gate, 'consent');
  const id = idOf('consent');
  const more = `${price === undefined ? '' : ' required'}${typed.ticked ? ' checked' : ''}${marks}`;
  const box = `<label class="choice" for="${id}"><input type="checkbox" id="${id}" name="consent.marketing"${more}><span>${escapeHtml(speak(locale, 'pages').t(consentTexts.marketing.text))}</span></label>${said}`;
  return price === undefined
    ? box + line(t('You get the report whether you tick this or not.'), 'small soft gate-either')
    : box + hidden('words', price);
};

/** Above the form: takes the focus, which without script nothing else gives, and leads to each field. */
const summary = ({ problems }: Gate, { t }: GateSpeech): string => {
  if (problems.length === 0) return '';
  const items = problems.map(({ field, words }) => {
    const said = escapeHtml(words);
    return `<li>${field ? `<a href="#${idOf(field)}">${said}</a>` : said}</li>`;
  });
  return `<div class="notice bad" role="alert" tabindex="-1" autofocus><strong>${t('Please check what you entered')}</strong><ul>${items.join('')}</ul></div>`;
};

export const gatePage = (gate: Gate, speech: GateSpeech): { readonly title: string; readonly main: string } => {
  const { slug, title, back, price, asks, came, locale } = gate;
  const { t } = speech;
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
      summary(gate, speech),
      `<form class="stack" method="post" action="${gateUrl(slug)}">`,
      asks.email ? emailField(gate, speech) : '',
      asks.purpose ? purposeField(gate, speech) : '',
      asks.email || asks.consent ? consentField(gate, speech) : '',
      hidden('locale', locale) + hidden('came', came),
      `<p><button class="button" type="submit">${t(asks.email ? 'Send me the link' : 'Get the report')}</button></p></form>`,
      linked(back, t('Back to the report'), 'small lone'),
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
    linked(back, t('Back to the report'), 'small lone'),
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
