/** Zoom's own reports, for tools that read those: a preamble, then blocks with a header each (FIELD B6). Pure. */
import type { Webinar } from '#shared/webinar.ts';
import type { RegistrationRow } from '../registration/register.ts';
import { toCountry, toPhone, toYes } from './cells.ts';
import type { About, Column } from './column.ts';
import { proofColumns } from './consent.ts';
import type { Cell } from './csv.ts';
import { firstNameOf, fullNameOf, type Listed, lastNameOf } from './listed.ts';
import type { Reported } from './questions.ts';

const MINUTE_MS = 60_000;

/** `Jun 18, 2027 15:00:00`, as the webinar's own clock has it. */
export const toZoomTime = (at: string | undefined, timeZone: string): string => {
  if (at === undefined) return '';
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, year: 'numeric', month: 'short', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  });
  const { month, day, year, hour, minute, second } = Object.fromEntries(
    format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]),
  );
  return `${month} ${day}, ${year} ${hour}:${minute}:${second}`;
};

const clockOf = ({ webinar }: About): string => webinar?.timeZone ?? 'UTC';
const seenOf = ({ part }: Listed) => part?.result;

const approval: Readonly<Partial<Record<RegistrationRow['state'], string>>> = {
  registered: 'approved',
  cancelled: 'cancelled',
  declined: 'denied',
};

/** One row a person: how long they were there is known, each coming and going is not. Who never came has no times. */
export const zoomAttendees: readonly Column<Listed>[] = [
  ['Attended', (it) => toYes(seenOf(it)?.first !== undefined), 'result'],
  ['User Name (Original Name)', fullNameOf],
  ['First Name', firstNameOf],
  ['Last Name', lastNameOf],
  ['Email', ({ who }) => who.email],
  ['Phone', ({ who }) => toPhone(who.phone)],
  ['Registration Time', ({ row }, about) => toZoomTime(row?.at, clockOf(about))],
  ['Approval Status', ({ row }) => (row ? (approval[row.state] ?? 'pending') : '')],
  ['Join Time', (it, about) => toZoomTime(seenOf(it)?.first, clockOf(about))],
  ['Leave Time', (it, about) => toZoomTime(seenOf(it)?.last, clockOf(about))],
  ['Time in Session (minutes)', (it) => (seenOf(it)?.first === undefined ? '' : seenOf(it)?.minutes)],
  ['Is Guest', () => 'Yes'],
  ['Country/Region Name', ({ who }) => toCountry(who.country)],
];

/** Where consent is what a file is made for, the proof of it stands behind Zoom's own columns. */
export const withProof = (columns: readonly Column<Listed>[], isForConsent: boolean): readonly Column<Listed>[] =>
  isForConsent ? [...columns, ...proofColumns] : columns;

/** What stands in the preamble about everybody: counted before the first row is written. `present`: people by minute after the start. */
export type Tally = { registered: number; cancelled: number; viewers: number; readonly comings: Map<number, number> };
export const noTally = (): Tally => ({ registered: 0, cancelled: 0, viewers: 0, comings: new Map() });

export const count = (tally: Tally, { row, part }: Pick<Listed, 'row' | 'part'>): void => {
  if (row?.state === 'cancelled') tally.cancelled += 1;
  else tally.registered += 1;
  const { first, last } = part?.result ?? {};
  if (first === undefined) return;
  tally.viewers += 1;
  const step = (at: string, by: number): void => {
    const minute = Math.floor(Date.parse(at) / MINUTE_MS) + (by < 0 ? 1 : 0);
    tally.comings.set(minute, (tally.comings.get(minute) ?? 0) + by);
  };
  step(first, 1);
  step(last ?? first, -1);
};

const mostAtOnce = ({ comings }: Tally): number => {
  let [present, most] = [0, 0];
  for (const [, by] of [...comings].sort(([a], [b]) => a - b)) {
    present += by;
    most = Math.max(most, present);
  }
  return most;
};

const summary = (webinar: Webinar, tally: Tally): readonly (readonly [string, Cell])[] => {
  const [from, to] = [webinar.startedAt ?? webinar.startsAt, webinar.endedAt ?? webinar.endsAt];
  return [
    ['Topic', webinar.title],
    ['Webinar ID', webinar.id],
    ['Actual Start Time', toZoomTime(from, webinar.timeZone)],
    ['Actual Duration (minutes)', Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / MINUTE_MS))],
    ['# Registered', tally.registered],
    ['# Cancelled', tally.cancelled],
    ['Unique Viewers', tally.viewers],
    ['Total Users', tally.viewers],
    ['Max Concurrent Views', mostAtOnce(tally)],
    ['Enable Registration', 'Yes'],
  ];
};

const present: readonly string[] = [
  ...['Attended', 'User Name (Original Name)', 'Email', 'Join Time', 'Leave Time'],
  ...['Time in Session (minutes)', 'Is Guest', 'Country/Region Name'],
];

/** Everything before the rows of the attendees, their header included. */
export const attendeesHead = (about: About, tally: Tally, headers: readonly string[]): readonly (readonly Cell[])[] => {
  const { webinar, startedAt, sender } = about;
  if (!webinar) return [headers];
  const told = summary(webinar, tally);
  const someone = (name: string): readonly Cell[] => ['Yes', name, '', '', '', '', 'No', ''];
  return [
    ['Attendee Report'],
    ['Report generated time', toZoomTime(startedAt, webinar.timeZone)],
    told.map(([header]) => header),
    told.map(([, cell]) => cell),
    ['Host Details'],
    present,
    someone(sender),
    ['Panelist Details'],
    present,
    ...webinar.speakers.map(({ name }) => someone(name)),
    ['Attendee Details'],
    headers,
  ];
};

const answersOf = ({ answers }: Reported): readonly string[] =>
  answers.map(({ by, kind, text }) => `${by}: ${text || (kind === 'live' ? 'live answered' : '')}`.trim());

/** Who asked without a name has none in this report either. */
export const zoomQuestions: readonly Column<Reported>[] = [
  ['#', ({ number }) => number],
  ['Question', ({ question }) => question.text],
  ['Asker Name', ({ question }) => question.by || 'Anonymous Attendee'],
  ['Asker Email', ({ question, asker }) => (question.anonymous ? '' : asker?.who.email)],
  ['Answer(s)', answersOf],
];

export const questionsHead = ({ webinar }: About, headers: readonly string[]): readonly (readonly Cell[])[] => [
  ['Question and Answer Report'],
  ['Topic', 'Webinar ID'],
  [webinar?.title, webinar?.id],
  [],
  headers,
];
