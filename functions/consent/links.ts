/** Where a reader of any mail decides what comes next. Links are good for two years, and for as many visits as anybody likes. */
import { type MailPurpose, type Purpose, purposes } from '#shared/consent.ts';
import type { ContactId } from '#shared/ids.ts';
import type { Signer } from '../http/token.ts';
import { overAt } from './ledger.ts';

/** What somebody can be unsubscribed from by one click. */
export type LeavablePurpose = Exclude<MailPurpose, 'team'>;

type Linking = { readonly signer: Signer; readonly config: { readonly PARLEY_URL: string }; readonly now: () => Date };

const YEARS_2 = 2 * 365 * 86_400;
const after = (now: Date, seconds: number): number => Math.floor(now.getTime() / 1000) + seconds;

export const toPreferencesToken = (signer: Signer, contact: ContactId, now: Date): string =>
  signer.sign('preferences', [contact], after(now, YEARS_2));

export const readPreferencesToken = (signer: Signer, token: string, now: Date): ContactId | undefined =>
  signer.read('preferences', token, now)?.[0];

export const toUnsubscribeToken = (signer: Signer, contact: ContactId, purpose: LeavablePurpose, now: Date): string =>
  signer.sign('unsubscribe', [contact, purpose], after(now, YEARS_2));

export const readUnsubscribeToken = (
  signer: Signer,
  token: string,
  now: Date,
): { readonly contact: ContactId; readonly purpose: LeavablePurpose } | undefined => {
  const [contact, purpose] = signer.read('unsubscribe', token, now) ?? [];
  return contact && (purpose === 'service' || purpose === 'marketing') ? { contact, purpose } : undefined;
};

/** The page where one withdraws, pauses, and chooses language and zone: in the foot of every mail to a registrant. */
export const preferencesUrl = ({ signer, config, now }: Linking, contact: ContactId): string =>
  `${config.PARLEY_URL}/preferences/${toPreferencesToken(signer, contact, now())}`;

/** The page with one button that ends the mails of one purpose. */
export const unsubscribeUrl = ({ signer, config, now }: Linking, contact: ContactId, purpose: LeavablePurpose): string =>
  `${config.PARLEY_URL}/unsubscribe/${toUnsubscribeToken(signer, contact, purpose, now())}`;

/** What a mail program shows its own button for (RFC 2369; RFC 8058: one click, without a page). */
export const listUnsubscribe = (
  { signer, config, now }: Linking,
  contact: ContactId,
  purpose: LeavablePurpose,
): Readonly<Record<string, string>> => ({
  'List-Unsubscribe': `<${config.PARLEY_URL}/api/unsubscribe/${toUnsubscribeToken(signer, contact, purpose, now())}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

/** A request to confirm: of whom, by the form of which time, for what. */
export type Confirmable = { readonly contact: ContactId; readonly cause: string; readonly purposes: readonly Purpose[] };

/** Good as long as the request that it confirms. */
export const toConfirmToken = (signer: Signer, { contact, cause, purposes: wanted }: Confirmable): string =>
  signer.sign('confirm', [contact, cause, wanted.join('+')], overAt(cause));

export const readConfirmToken = (signer: Signer, token: string, now: Date): Confirmable | undefined => {
  const [contact, cause, wanted = ''] = signer.read('confirm', token, now) ?? [];
  const known = purposes.filter((purpose) => wanted.split('+').includes(purpose));
  return contact && cause ? { contact, cause, purposes: known } : undefined;
};
