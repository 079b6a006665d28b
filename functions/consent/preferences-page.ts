/** The page of a person's choices: a form that works without script. Pure. */
import { languages } from '#shared/place.ts';
import { type Locale, locales } from '#shared/setting.ts';
import { maskAddress } from '#shared/suppression.ts';
import { escapeHtml } from '#shared/template.ts';
import { toWhen } from '#shared/when.ts';
import type { PersonalSpeech } from '#shared/words/personal.ts';
import { speak } from '#shared/words/speak.ts';
import { zoneOf } from '../contact/may.ts';
import type { Contact } from '../contact/store.ts';
import { line, linked } from './confirm-page.ts';
import { localeOf } from './preferences.ts';
import { standing } from './rules.ts';

type Shown = {
  readonly contact: Contact;
  /** What its mails are in while nobody chose. */
  readonly locale: Locale;
  readonly now: Date;
  readonly isSaved: boolean;
  /** Every zone that can be chosen, and where one asks for the link to agree to more. */
  readonly zones: readonly string[];
  readonly manage: string;
};

const stop = (purpose: string, label: string): string =>
  `<label class="choice" for="stop-${purpose}"><input type="checkbox" id="stop-${purpose}" name="stop.${purpose}"><span>${escapeHtml(label)}</span></label>`;

type Option = readonly [value: string, label: string];
const select = (name: string, label: string, options: readonly Option[], chosen: string): string =>
  `<div class="field"><label for="${name}">${escapeHtml(label)}</label><select id="${name}" name="${name}">${options
    .map(([value, text]) => `<option value="${escapeHtml(value)}"${value === chosen ? ' selected' : ''}>${escapeHtml(text)}</option>`)
    .join('')}</select></div>`;

const part = (title: string, ...inner: readonly string[]): string =>
  `<section class="stack"><h2>${escapeHtml(title)}</h2>${inner.join('')}</section>`;

export const preferencesPage = (
  { contact, locale, now, isSaved, zones, manage }: Shown,
  { t, locale: spoken }: PersonalSpeech,
): { readonly title: string; readonly main: string } => {
  const { suppressed = {}, preferences = {} } = contact;
  const zone = zoneOf(contact);
  const day = (at: string): string => toWhen(at, at, zone ?? 'UTC', speak(spoken, 'times')).date;
  const [marketing, research] = [standing(contact, 'marketing', now), standing(contact, 'research', now)];
  const isBounced = suppressed.service?.why === 'bounced';
  const isMailed = marketing?.state === 'confirmed' && !suppressed.marketing;
  const isPaused = preferences.pausedUntil !== undefined && preferences.pausedUntil > now.toISOString();

  const invitations = isMailed
    ? [line(t('You have agreed to them since {day}.', { day: day(marketing.at) })), stop('marketing', t('Send me none any more'))]
    : marketing?.state === 'asked'
      ? [
          line(
            t('You asked for them on {day}. They come once you press the button in the email that we sent you.', {
              day: day(marketing.at),
            }),
          ),
        ]
      : [line(t('You get none.'))];
  const quotes =
    research?.state === 'confirmed'
      ? [
          line(t('We may quote them without your name, since {day}.', { day: day(research.at) })),
          stop('research', t('Do not quote me any more')),
        ]
      : [line(t('We do not quote them.'))];
  const service = isBounced
    ? [line(t('Emails to this address came back, so we send none.'))]
    : suppressed.service
      ? [line(t('We send you nothing about your webinars by ourselves any more.'))]
      : [
          line(t('Reminders, the link when we are live, word when something changes, the recording.')),
          stop('service', t('Stop them: I know my dates')),
        ];
  const pauses: Option[] = [
    ['', isPaused ? t('Until {day}', { day: day(preferences.pausedUntil ?? '') }) : t('No pause')],
    ...(isPaused ? [['none', t('End the pause')] as const] : []),
    ['1', t('One month from now')],
    ['3', t('Three months from now')],
  ];
  const caps: Option[] = [
    ['none', t('As they come')],
    ['1', t('One email')],
    ['2', t('Two emails')],
  ];
  const known: Option[] = zone ? [] : [['', t('We do not know it')]];
  const named = zones.map((name): Option => [name, name.replaceAll('_', ' ')]);
  return {
    title: t('What we send you'),
    main: [
      isSaved ? `<p class="notice good" role="status">${escapeHtml(t('Saved. It holds from now on.'))}</p>` : '',
      line(t('It is about {address}.', { address: maskAddress(contact.address) }), 'soft'),
      '<form class="stack" method="post">',
      part(t('Invitations and articles'), ...invitations),
      part(t('Mails about your webinars'), ...service),
      part(t('Your questions in our articles'), ...quotes),
      ...(isMailed
        ? [
            part(
              t('How often'),
              select('pause', t('Invitations and articles pause'), pauses, ''),
              select('cap', t('In a month, at most'), caps, String(preferences.cap ?? 'none')),
            ),
          ]
        : []),
      part(
        t('How we write to you'),
        select(
          'locale',
          t('Language'),
          locales.map((one): Option => [one, languages[one]]),
          localeOf(contact) ?? locale,
        ),
        select('timeZone', t('Your time zone'), [...known, ...named], zone ?? ''),
        line(t('Times in our emails stand in the webinar’s zone and in yours.'), 'hint'),
      ),
      `<p><button class="button" type="submit">${escapeHtml(t('Save'))}</button></p></form>`,
      line(t('To agree to more than this, ask for the link to your data. Only its owner gets it.'), 'soft'),
      linked(manage, t('Ask for the link')),
    ].join(''),
  };
};
