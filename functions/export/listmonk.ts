/** listmonk: `email,name,attributes`, the last a JSON object; its blocklist is the same file of people whom nobody writes to. Pure. */
import { toCountry, toPhone } from './cells.ts';
import type { Column } from './column.ts';
import { proofRecord } from './consent.ts';
import { guard } from './csv.ts';
import { fullNameOf, type Listed, partsOf } from './listed.ts';

/** An attribute that somebody puts into a sheet of their own later on is guarded as well. */
const guarded = (value: unknown): unknown => {
  if (typeof value === 'string') return guard(value);
  if (Array.isArray(value)) return value.map(guarded);
  return value;
};

/** What is not known is not there. */
export const toAttributes = (record: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(record).flatMap(([name, value]) =>
        value === undefined || value === '' || (Array.isArray(value) && value.length === 0) ? [] : [[name, guarded(value)]],
      ),
    ),
  );

const about = ({ who, contact }: Listed): Readonly<Record<string, unknown>> => ({
  company: who.company,
  job_title: who.jobTitle,
  phone: toPhone(who.phone),
  country: toCountry(who.country),
  language: who.locale,
  time_zone: who.timeZone,
  labels: contact?.labels ?? [],
});

export const listmonk: readonly Column<Listed>[] = [
  ['email', ({ who }) => who.email],
  ['name', fullNameOf],
  [
    'attributes',
    (it, { webinars }) =>
      toAttributes({
        ...about(it),
        webinars: partsOf(it).map(({ webinar }) => webinars.get(webinar)?.slug ?? webinar),
        ...proofRecord(it),
      }),
  ],
];

export const listmonkBlocked: readonly Column<Listed>[] = [
  ['email', ({ who }) => who.email],
  ['name', fullNameOf],
  ['attributes', ({ stopped, contact }) => toAttributes({ ...stopped, consent_marketing: contact?.consent?.marketing?.state })],
];
