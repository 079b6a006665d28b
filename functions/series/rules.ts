/** A registration that holds for a whole series: for which webinars, and which of two forms mails. Pure. */
import type { WebinarId } from '#shared/ids.ts';
import { type PublicSeries, registersAlso } from '#shared/series.ts';
import type { PublicWebinar, Webinar } from '#shared/webinar.ts';
import { becomes, refusedFor } from '../admission/rules.ts';
import type { RegistrationRow, Submission } from '../registration/register.ts';
import { toRegistration } from '../registration/register.ts';
import { isPublic } from '../webinar/draft.ts';

const DAY_MS = 86_400_000;

/**
 * What a form of `webinar` registers for beside it. `named`: what its page said, which may be older than the series; a program that
 * names none means them all. Nobody is registered for what they were not told of.
 */
export const alsoFor = (series: PublicSeries | undefined, webinar: WebinarId, named: readonly string[] | undefined): readonly WebinarId[] =>
  registersAlso(series, webinar)
    .map(({ id }) => id)
    .filter((id) => named === undefined || named.includes(id));

/** In the order of the calendar; drafts, hidden and archived ones are the team's matter. */
export const toParts = (rows: readonly PublicWebinar[]): readonly PublicWebinar[] =>
  rows.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt) || a.id.localeCompare(b.id));

/**
 * The same person's registration for another webinar of the series, by the form of `source`: what that webinar's own rules make of it.
 * Undefined where it takes nobody any more, or not this address. Its own fields were not asked, consent and question belong to the form.
 */
export const toOther = (
  webinar: Webinar,
  source: WebinarId,
  { row, again }: { readonly row: RegistrationRow; readonly again: Submission },
): { readonly row: RegistrationRow; readonly again: Submission } | undefined => {
  const isOn = webinar.state === 'scheduled' || webinar.state === 'live';
  if (!isPublic(webinar) || !isOn || refusedFor(row.email, webinar.admission)) return undefined;
  const { question: _, answers: __, ...form } = again.form;
  const other = toRegistration({ ...form, email: row.email }, row.id, again.guest, new Date(again.at), false, {}, becomes(webinar));
  return { row: other.row, again: { ...other.again, of: source } };
};

type Form = { readonly at: string; readonly again: Submission };

/** Which of two forms came first; two of one moment are in the order of their webinars, for each of them alike. */
const isBefore = (one: Form, other: Form, webinars: readonly [WebinarId, WebinarId]): boolean =>
  one.at < other.at || (one.at === other.at && webinars[0] < webinars[1]);

/**
 * Two pages of one series, both forms sent: the mail of the `earlier` one tells of both webinars, so the `later` one needs none of its
 * own. A day on, people want to hear again.
 */
export const coveredBy = (earlier: Form & { readonly webinar: WebinarId }, later: Form & { readonly webinar: WebinarId }): boolean =>
  earlier.again.also?.includes(later.webinar) === true &&
  isBefore(earlier, later, [earlier.webinar, later.webinar]) &&
  Date.parse(later.at) - Date.parse(earlier.at) < DAY_MS;
