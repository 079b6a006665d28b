/** Mailchimp's audience: subscribed people only; who unsubscribed and what bounced are files of their own. Pure. */
import { toPhone, upTo } from './cells.ts';
import type { Column } from './column.ts';
import { proofColumns } from './consent.ts';
import { type Cell, guard } from './csv.ts';
import { firstNameOf, type Listed, lastNameOf, partsOf } from './listed.ts';

const MOST_BYTES = 255;
/** The apostrophe of the guard is one of the bytes. */
const short = (text: string | undefined): Cell => (text === undefined ? undefined : upTo(text, MOST_BYTES - 1));

/** Separated by commas, so none may hold one; as many as fit whole. */
const toTags = (labels: readonly string[]): string => {
  let tags = '';
  for (const label of labels) {
    const next = `${tags}${tags ? ', ' : ''}${guard(label.replaceAll(',', ' '))}`;
    if (Buffer.byteLength(next) >= MOST_BYTES) break;
    tags = next;
  }
  return tags;
};

/** Mailchimp refuses the row otherwise. */
export const isForMailchimp = (email: string): boolean => /^[\x21-\x7e]+@/.test(email);

export const mailchimp: readonly Column<Listed>[] = [
  ['Email Address', ({ who }) => who.email],
  ['First Name', (it) => short(firstNameOf(it))],
  ['Last Name', (it) => short(lastNameOf(it))],
  ['Company', ({ who }) => short(who.company)],
  ['Job Title', ({ who }) => short(who.jobTitle)],
  ['Phone Number', ({ who }) => short(toPhone(who.phone))],
  ['Language', ({ who }) => who.locale?.slice(0, 2)],
  [
    'Tags',
    (it, { webinars }) =>
      toTags([...partsOf(it).flatMap(({ webinar }) => webinars.get(webinar)?.slug ?? []), ...(it.contact?.labels ?? [])]),
  ],
  ...proofColumns.map(([header, cell]): Column<Listed> => [header, (it) => short(cell(it)?.toString())]),
];
