/** What each target of people is made of, as data. Pure. */
import type { ExportRequest, ExportTarget } from '#shared/export.ts';
import type { OwnField } from '#shared/form.ts';
import type { About, Column } from './column.ts';
import type { Cell } from './csv.ts';
import { ghost } from './ghost.ts';
import { hubspot } from './hubspot.ts';
import type { Listed } from './listed.ts';
import { listmonk, listmonkBlocked } from './listmonk.ts';
import { isForMailchimp, mailchimp } from './mailchimp.ts';
import { choosePlain, plainColumns } from './plain.ts';
import { MOST_LEADS, salesforceLeads, salesforceMembers } from './salesforce.ts';
import { attendeesHead, type Tally, withProof, zoomAttendees } from './zoom.ts';

export type PeopleTarget = Exclude<ExportTarget, 'questions' | 'zoom-questions'>;
export const isOfQuestions = (target: ExportTarget): target is 'questions' | 'zoom-questions' =>
  target === 'questions' || target === 'zoom-questions';

export type Layout = {
  readonly columns: readonly Column<Listed>[];
  /** What could stand there, where one may choose. */
  readonly choice?: readonly Column<Listed>[];
  /** Everything before the first row; the header alone by itself. */
  readonly head?: (about: About, tally: Tally, headers: readonly string[]) => readonly (readonly Cell[])[];
  /** Rows of one file; the next one goes on. */
  readonly most?: number;
  /** The tool writes to whoever is in the list. */
  readonly mails?: true;
  readonly takes?: (email: string) => boolean;
  /** The list is of those whom nobody writes to. */
  readonly isBlocklist?: true;
  /** Addresses that bounced are a file of their own, beside that of people who do not want any mail. */
  readonly hasCleaned?: true;
  /** Whoever was invited and did not register is in it too. */
  readonly hasInvited?: true;
  /** Programs read it, and some take the mark that tells Excel of UTF-8 for a part of the first header. */
  readonly isBare?: true;
};

type Wanted = Pick<ExportRequest, 'purpose' | 'columns'> & { readonly of: 'webinar' | 'segment'; readonly fields: readonly OwnField[] };

const layouts: Readonly<Record<PeopleTarget, (wanted: Wanted) => Layout>> = {
  plain: ({ of, purpose, fields, columns }) => {
    const isForConsent = purpose !== 'service';
    const choice = plainColumns(of, isForConsent, fields);
    return { choice, columns: choosePlain(choice, isForConsent, columns) };
  },
  'zoom-attendees': ({ purpose }) => ({ columns: withProof(zoomAttendees, purpose !== 'service'), head: attendeesHead }),
  hubspot: () => ({ columns: hubspot, mails: true, isBare: true }),
  mailchimp: () => ({ columns: mailchimp, mails: true, takes: isForMailchimp, hasCleaned: true, isBare: true }),
  'salesforce-leads': () => ({ columns: salesforceLeads, most: MOST_LEADS, isBare: true }),
  'salesforce-campaign-members': () => ({ columns: salesforceMembers, most: MOST_LEADS, hasInvited: true, isBare: true }),
  listmonk: () => ({ columns: listmonk, mails: true, isBare: true }),
  'listmonk-blocklist': () => ({ columns: listmonkBlocked, isBlocklist: true, isBare: true }),
  ghost: () => ({ columns: ghost, mails: true, isBare: true }),
};

export const layoutOf = (target: PeopleTarget, wanted: Wanted): Layout => layouts[target](wanted);
