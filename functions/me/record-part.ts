/** Who somebody is to us, and the ledger of what they agreed to, on the page of their own data. Pure. */
import { consentTexts, type Purpose } from '#shared/consent.ts';
import type { PersonalSpeech } from '#shared/words/personal.ts';
import { speak } from '#shared/words/speak.ts';
import { behind, line, list, section } from './parts.ts';
import type { MyData } from './record.ts';

type Said = Parameters<PersonalSpeech['t']>[0];
type Show = (at: string) => string;

export const names = { marketing: 'Invitations and articles', research: 'Your questions in our articles' } as const satisfies Record<
  Purpose,
  Said
>;

export const aboutPart = (data: MyData, zone: string, { t }: PersonalSpeech, show: Show): string =>
  section(t('Who you are to us'), [
    list(
      [
        [t('Address'), data.address],
        [t('Other addresses of yours'), data.otherAddresses.join(', ')],
        [t('Name'), data.name],
        [t('Company'), data.company],
        [t('Job title'), data.jobTitle],
        [t('Country'), data.country],
        [t('Phone'), data.phone],
        [t('Known since'), show(data.knownSince)],
        [t('Known from a list'), data.imported && [show(data.imported.at), data.imported.origin].filter(Boolean).join(', ')],
        [t('Time zone'), data.preferences.timeZone ?? data.timeZone ?? zone],
      ]
        .filter(([, value]) => value)
        .map(([name, value]) => `${name}: ${value}`),
    ),
  ]);

const kinds = {
  asked: 'Asked for',
  confirmed: 'Agreed',
  withdrawn: 'Taken back',
} as const satisfies Record<MyData['ledger'][number]['kind'], Said>;

export const ledgerPart = (data: MyData, speech: PersonalSpeech, show: Show): string => {
  const { t, locale } = speech;
  const { t: pages } = speak(locale, 'pages');
  const entries = data.ledger.toReversed().map(({ at, kind, purpose, page, ...entry }) => {
    const name = purpose === 'service' ? t('Mails about your webinars') : t(names[purpose]);
    const known = purpose === 'service' ? undefined : consentTexts[purpose];
    const words = known && known.version === entry.textVersion ? pages('“{words}”', { words: pages(known.text) }) : '';
    return line(`${show(at)}: ${t(kinds[kind])}: ${name} (${page})`) + (words ? line(words, 'soft') : '');
  });
  return entries.length > 0 ? section(t('When you agreed to what'), [behind(t('Show all entries'), entries)]) : '';
};
