/** The plain file: of a webinar one row per registration, of a segment one per person. Pure. */
import { countryName } from '#shared/countries.ts';
import type { OwnField } from '#shared/form.ts';
import { isLate, type Part } from '../person/person.ts';
import type { Column } from './column.ts';
import { consentOf, holdOf, proofColumns, stoppedOf } from './consent.ts';
import { firstNameOf, fullNameOf, type Listed, lastNameOf, partsOf } from './listed.ts';

const sum = (listed: Listed, of: (part: Part) => number): number => partsOf(listed).reduce((total, part) => total + of(part), 0);
const first = (listed: Listed) => partsOf(listed)[0]?.result;

const person: readonly Column<Listed>[] = [
  ['email', ({ who }) => who.email],
  ['name', fullNameOf],
  ['first_name', firstNameOf],
  ['last_name', lastNameOf],
  ['company', ({ who }) => who.company],
  ['job_title', ({ who }) => who.jobTitle],
  ['country', ({ who }) => who.country],
  ['phone', ({ who }) => who.phone],
];

const consents: readonly Column<Listed>[] = [
  ['consent_marketing', (it) => consentOf(it, 'marketing'), 'contact'],
  ['consent_research', (it) => consentOf(it, 'research'), 'contact'],
  ['do_not_mail', stoppedOf, 'stopped'],
  ['service_hold', holdOf, 'contact'],
];

const registration: readonly Column<Listed>[] = [
  ...person,
  ['state', ({ row }) => row?.state],
  ['registered_at', ({ row }) => row?.at],
  ['address_confirmed', ({ row }) => row?.confirmed === true],
  ...consents,
  ['language', ({ who }) => who.locale],
  ['time_zone', ({ who }) => who.timeZone],
  ['attended', (it) => it.row?.attended === true || first(it)?.first !== undefined, 'result'],
  ['minutes', (it) => first(it)?.minutes, 'result'],
  ['registered_after_end', ({ row }, { webinar }) => (row ? isLate(row, webinar?.endedAt ?? null) : false)],
  ['replay_percent', ({ row }) => row?.replay ?? 0],
  ['first_seen', (it) => first(it)?.first, 'result'],
  ['last_seen', (it) => first(it)?.last, 'result'],
  ['votes', (it) => first(it)?.votes, 'result'],
  ['polls_answered', (it) => Object.keys(first(it)?.polls ?? {}).length, 'result'],
  ['survey_stars', ({ row }) => row?.survey?.stars],
  ['survey_nps', ({ row }) => row?.survey?.nps],
  ['questions_asked', (it) => sum(it, ({ asked }) => asked), 'asked'],
  ['questions_open', (it) => sum(it, ({ open }) => open), 'asked'],
  ['utm_source', ({ row }) => row?.utm?.source],
  ['utm_medium', ({ row }) => row?.utm?.medium],
  ['utm_campaign', ({ row }) => row?.utm?.campaign],
  ['utm_term', ({ row }) => row?.utm?.term],
  ['utm_content', ({ row }) => row?.utm?.content],
  ['referrer', ({ row }) => row?.referrer],
  ['landing', ({ row }) => row?.landing],
  ['contact_id', ({ id }) => id],
];

const acrossWebinars: readonly Column<Listed>[] = [
  ...person,
  ['labels', ({ contact }) => contact?.labels],
  ...consents,
  ['language', ({ who }) => who.locale],
  ['time_zone', ({ who }) => who.timeZone],
  ['first_act', ({ contact }) => contact?.firstAt],
  ['last_act', ({ contact }) => contact?.lastAt],
  ['first_source', ({ contact }) => contact?.first?.source],
  ['first_medium', ({ contact }) => contact?.first?.medium],
  ['first_campaign', ({ contact }) => contact?.first?.campaign],
  ['last_source', ({ contact }) => contact?.last?.source],
  ['last_medium', ({ contact }) => contact?.last?.medium],
  ['last_campaign', ({ contact }) => contact?.last?.campaign],
  ['webinars', (it, { webinars }) => partsOf(it).map(({ webinar }) => webinars.get(webinar)?.title ?? webinar)],
  ['webinars_attended', (it) => sum(it, ({ row, result }) => (row.attended || result?.first ? 1 : 0))],
  ['minutes', (it) => sum(it, ({ result }) => result?.minutes ?? 0)],
  ['replays_watched', (it) => sum(it, ({ row }) => (row.replay === undefined ? 0 : 1))],
  ['votes', (it) => sum(it, ({ result }) => result?.votes ?? 0)],
  ['questions_asked', (it) => sum(it, ({ asked }) => asked)],
  ['questions_open', (it) => sum(it, ({ open }) => open)],
  ['contact_id', ({ id }) => id],
];

const proof: readonly Column<Listed>[] = proofColumns.map(([header, cell]) => [header, cell, 'contact']);

const toOwn = ({ id, kind, label }: OwnField): Column<Listed> => [
  label,
  ({ row }) => {
    const answer = row?.answers?.[id];
    return kind === 'country' && typeof answer === 'string' ? countryName(answer) : answer;
  },
];

/** Where consent is what a file is made for, its proof stands beside each; `fields`: the webinar's own, which stand last. */
export const plainColumns = (
  of: 'webinar' | 'segment',
  isForConsent: boolean,
  fields: readonly OwnField[] = [],
): readonly Column<Listed>[] => [
  ...(of === 'webinar' ? registration : acrossWebinars),
  ...(isForConsent ? proof : []),
  ...fields.map(toOwn),
];

/** With an address goes whether it may be mailed, and with a file for which consent is needed the proof of it, whatever else was chosen. */
const tied = new Set(['do_not_mail', ...proof.map(([header]) => header)]);

/** What a service file says by itself is what stands in the rows: consent is for those who ask for it, at half a unit a row. */
const isUsual = ([, , ...needs]: Column<Listed>, isForConsent: boolean): boolean => isForConsent || !needs.includes('contact');

export const choosePlain = (
  all: readonly Column<Listed>[],
  isForConsent: boolean,
  wanted?: readonly string[],
): readonly Column<Listed>[] => {
  const hasAddress = wanted?.includes('email') ?? true;
  return all.filter((column) =>
    wanted ? wanted.includes(column[0]) || (hasAddress && tied.has(column[0])) : isUsual(column, isForConsent),
  );
};
