/** What follows from a form: pure rules that the stream's reaction carries out. */
import { createHash } from 'node:crypto';
import type { RegistrationState } from '#shared/admission.ts';
import { consentTexts, purposes } from '#shared/consent.ts';
import type { ContactId, WebinarId } from '#shared/ids.ts';
import { toLocale } from '#shared/locale.ts';
import { speak } from '#shared/words/speak.ts';
import type { ConsentEntry, Contact } from '../contact/store.ts';
import { displayName, type RegistrationRow, type Submission } from './register.ts';
import type { Registration } from './store.ts';

const DAY_MS = 86_400_000;
/** Mails that we send by ourselves to one address a day, over all webinars (DESIGN section 4). */
const MAILS_A_DAY = 20;

/** A form that is the same one again: a double click, or a retry with its key. */
export const isRepeat = (before: Submission | undefined, after: Submission): boolean =>
  before !== undefined &&
  ((before.at === after.at && before.guest === after.guest) || (before.key !== undefined && before.key === after.key));

/** The question of a form, unless the form before it held the same one. */
export const newQuestion = (before: Submission | undefined, after: Submission): string | undefined =>
  after.form.question && after.form.question !== before?.form.question ? after.form.question : undefined;

/** Their own button brings them back, behind the link in their mail; who was declined has none. */
const hasOwnWayBack: readonly RegistrationState[] = ['lapsed', 'left', 'cancelled'];

/** They are out since the last mail, and this is their first form after that: they are told at once where the way back is. */
const isNews = ({ again }: Registration, { row, at, mailDone }: Registration): boolean =>
  hasOwnWayBack.includes(row.state) && row.since !== undefined && again.at <= row.since && (mailDone ?? at) < row.since;

/**
 * Which mail is due, named by its cause: the time of the form or of the request. A form again gets one in 24 hours, unless
 * there is news since then; a request is limited where it is stored. What came with the form of another webinar of the series is told by that one's mail.
 */
export const confirmationCause = (before: Registration | undefined, after: Registration): string | undefined => {
  if (!before?.again) return after.again.of ? undefined : after.again.at;
  if (after.resend1 !== before.resend1) return after.resend1;
  if (after.again.at === before.again.at) return undefined;
  const last = after.mailDone ?? after.at;
  if (isNews(before, after)) return after.again.at;
  return Date.parse(after.again.at) - Date.parse(last) >= DAY_MS ? after.again.at : undefined;
};

/** The contact after a form: what is known stays, what was missing is filled in. Names of unconfirmed forms never replace others. */
export const mergeContact = (known: Contact | undefined, row: RegistrationRow, { form, at }: Submission): Contact => ({
  id: row.id,
  address: row.email,
  name: known?.name || displayName(form),
  company: known?.company || (form.company ?? ''),
  firstAt: known?.firstAt ?? at,
  lastAt: known && known.lastAt > at ? known.lastAt : at,
  mailDay: known?.mailDay ?? '',
  mails: known?.mails ?? [],
  version: known?.version ?? 0,
});

/**
 * The contact with one more mail of the cause's day; undefined where the day's are used up. The same cause of the same webinar again is
 * the same mail, and what comes late never takes the count back to an earlier day.
 */
export const countMail = (contact: Contact, webinar: WebinarId, cause: string): Contact | undefined => {
  const day = cause.slice(0, 10);
  if (contact.mailDay > day) return contact;
  const mails = contact.mailDay === day ? contact.mails : [];
  const mail = cause.slice(11, 23) + webinar;
  if (mails.includes(mail)) return contact;
  return mails.length < MAILS_A_DAY ? { ...contact, mailDay: day, mails: [...mails, mail] } : undefined;
};

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Ledger entries for the boxes that were ticked: the exact words, by language, version and hash. Unconfirmed until the mailed button is pressed. */
export const consentEntries = ({ form, at }: Submission, slug: string): ConsentEntry[] => {
  const { locale, t } = speak(toLocale(form.locale) ?? 'en', 'pages');
  return purposes
    .filter((purpose) => form.consent?.[purpose] === true)
    .map((purpose) => ({
      purpose,
      at,
      textVersion: consentTexts[purpose].version,
      textHash: hash(t(consentTexts[purpose].text)),
      locale,
      page: `/webinars/${slug}/`,
      method: 'form' as const,
      confirmed: false,
    }));
};

/** The newest eight guests of a person, newest last. */
export const nameGuest = (known: readonly ContactId[], guest: ContactId): readonly ContactId[] =>
  [...known.filter((id) => id !== guest), guest].slice(-8);
