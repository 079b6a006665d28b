/** Salesforce: leads, and members of a campaign. Last name and company are mandatory there, and a whole name never stands beside both. Pure. */
import { isLate, type Part } from '../person/person.ts';
import { toBit, toCountry, toPhone } from './cells.ts';
import type { About, Column } from './column.ts';
import { proofLine } from './consent.ts';
import { firstNameOf, fullNameOf, type Listed, lastNameOf, partsOf } from './listed.ts';

/** What the import wizard takes at a time. */
export const MOST_LEADS = 50_000;

const MISSING = '[not provided]';

/** A single name is a last name: that one has to be there. */
const surnameOf = (listed: Listed): string => lastNameOf(listed) || fullNameOf(listed) || MISSING;
const givenOf = (listed: Listed): string => (lastNameOf(listed) ? firstNameOf(listed) : '');

const isOptedOut = ({ stopped, contact }: Listed): boolean =>
  stopped.marketing !== undefined || contact?.consent?.marketing?.state === 'withdrawn';

const sourceOf = ({ row, contact }: Listed): string => row?.utm?.source ?? contact?.first?.source ?? 'Webinar';

const descriptionOf = (listed: Listed, { webinars }: About): string =>
  [...partsOf(listed).map(({ webinar }) => webinars.get(webinar)?.title ?? webinar), proofLine(listed)].filter(Boolean).join('. ');

export const salesforceLeads: readonly Column<Listed>[] = [
  ['First Name', givenOf],
  ['Last Name', surnameOf],
  ['Company', ({ who }) => who.company || MISSING],
  ['Email', ({ who }) => who.email],
  ['Title', ({ who }) => who.jobTitle],
  ['Phone', ({ who }) => toPhone(who.phone)],
  ['Mobile Phone', () => ''],
  ['Country', ({ who }) => toCountry(who.country)],
  ['Lead Source', sourceOf],
  ['Lead Status', () => 'Open - Not Contacted'],
  ['Email Opt Out', (it) => toBit(isOptedOut(it)), 'contact'],
  ['Description', descriptionOf],
];

/** The four that a campaign of webinars has; `Attended` is the one that counts as an answer there. */
export const memberStatusOf = (
  listed: Listed,
  { webinars }: Pick<About, 'webinars'>,
): 'Invited' | 'Registered' | 'Attended' | 'No-Show' => {
  const parts = partsOf(listed).filter(({ row }) => row.state === 'registered');
  if (parts.some(({ row, result }) => row.attended || result?.first !== undefined)) return 'Attended';
  const isOver = (id: string): boolean => ['ended', 'archived'].includes(webinars.get(id)?.state ?? '');
  // Who registers for the recording cannot have failed to show up.
  const isOnly = ({ webinar, row }: Part): boolean => isLate(row, webinars.get(webinar)?.endedAt ?? null);
  if (parts.some((part) => !isOver(part.webinar) || isOnly(part))) return 'Registered';
  return parts.length > 0 ? 'No-Show' : 'Invited';
};

export const salesforceMembers: readonly Column<Listed>[] = [
  ...salesforceLeads,
  ['Campaign ID', (_, { campaign }) => campaign ?? ''],
  ['Campaign Member Status', memberStatusOf, 'result'],
];
