/** What follows from a form: pure rules that the stream's reaction carries out. */
import type { RegistrationState } from '#shared/admission.ts';
import { purposes } from '#shared/consent.ts';
import type { ContactId, WebinarId } from '#shared/ids.ts';
import { toLocale } from '#shared/locale.ts';
import { askFor } from '../consent/ask.ts';
import { type ConsentEntry, toAsked } from '../consent/ledger.ts';
import { countMail } from '../contact/mails.ts';
import { mergeContact } from '../contact/merge.ts';
import type { Contact, Touched } from '../contact/store.ts';
import { displayName, type Submission } from './register.ts';
import type { Registration } from './store.ts';

const DAY_MS = 86_400_000;

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

const ticked = ({ form }: Submission) => purposes.filter((purpose) => form.consent?.[purpose] === true);

/** Ledger entries for the boxes that were ticked: the exact words, by language, version and hash. Nobody confirmed them yet. */
export const consentEntries = (again: Submission, slug: string): ConsentEntry[] =>
  toAsked(ticked(again), again.at, { method: 'form', locale: toLocale(again.form.locale) ?? 'en', page: `/webinars/${slug}/` });

/** Lists show it with every person: an address of a page is cut to what names it. */
const MOST_CAME = 120;

/** What a form says of how somebody came. */
const toCame = ({ utm, referrer, landing, via }: Submission['form']): Omit<Touched, 'at'> =>
  Object.fromEntries(
    Object.entries({ ...utm, referrer, landing, via }).flatMap(([name, value]) => (value ? [[name, value.slice(0, MOST_CAME)]] : [])),
  );

/** The person's record with this form in it, and which of its two mails are within the day's limit: the one of `cause`, and the double opt-in. */
export const followPerson = (
  known: Contact | undefined,
  webinar: WebinarId,
  { row, again: { form, at } }: Pick<Registration, 'row' | 'again'>,
  { cause, asked }: { readonly cause: string | undefined; readonly asked: readonly ConsentEntry[] },
) => {
  const { company = '', locale, timeZone, jobTitle, country, phone } = form;
  const told = { name: displayName(form), company, locale, timeZone, jobTitle, country, phone };
  const said = { id: row.id, address: row.email, ...told, came: toCame(form), at };
  const { ttl: _, ...merged } = mergeContact(known, said);
  const counted = cause ? countMail(merged, webinar, cause) : undefined;
  const { contact, isMailed } = askFor(counted ?? merged, asked);
  return { contact, isCounted: counted !== undefined, isAsked: isMailed };
};

/** The newest eight guests of a person, newest last. */
export const nameGuest = (known: readonly ContactId[], guest: ContactId): readonly ContactId[] =>
  [...known.filter((id) => id !== guest), guest].slice(-8);
