/** Two addresses of one person become one (part.ts makes them two again). Pure. */
import { isDeepStrictEqual } from 'node:util';
import { type Purpose, purposes } from '#shared/consent.ts';
import { standing } from '../consent/rules.ts';
import type { ConsentNow, Contact, Preferences, Suppressions } from '../contact/store.ts';
import { suppress } from '../suppression/rules.ts';

/** What a join may change of who stays: these fields are kept as they were, to be taken back. */
export const fields = [
  'name',
  'company',
  'jobTitle',
  'country',
  'phone',
  'locale',
  'timeZone',
  'firstAt',
  'lastAt',
  'first',
  'last',
  'consent',
  'suppressed',
  'preferences',
  'labels',
  'labelled',
  'labelledToo',
  'owed',
  'did',
] as const satisfies readonly (keyof Contact)[];
type Field = (typeof fields)[number];
/** One purpose may change since and another not. */
export const byPurpose: ReadonlySet<Field> = new Set(['consent', 'suppressed']);
export type Snapshot = Partial<Pick<Contact, Field>>;

const earliest = (a: string, b: string): string => (a < b ? a : b);
export const latest = (a: string, b: string): string => (a > b ? a : b);
const unite = (a: readonly string[] = [], b: readonly string[] = []): readonly string[] => [...new Set([...a, ...b])].sort();

/**
 * The stricter of two: a no beats everything, and what waits to be confirmed beats a yes. What the address that goes agreed to says nothing
 * about the mailbox that stays: a yes never comes by joining.
 */
const stricter = (stays: ConsentNow | undefined, goes: ConsentNow | undefined): ConsentNow | undefined => {
  if (goes?.state === 'withdrawn' && stays?.state !== 'withdrawn') return goes;
  return stays?.state === 'confirmed' && goes?.state === 'asked' ? goes : stays;
};

export const uniteSuppressions = (a: Suppressions = {}, b: Suppressions = {}): Suppressions =>
  Object.entries(b).reduce((known, [purpose, { why, at }]) => suppress(known, { purposes: [purpose as keyof Suppressions], why, at }), a);

const unitePreferences = (a: Preferences = {}, b: Preferences = {}): Preferences => {
  const pausedUntil = [a.pausedUntil, b.pausedUntil]
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);
  const caps = [a.cap, b.cap].filter((cap) => cap !== undefined);
  return { ...b, ...a, ...(pausedUntil ? { pausedUntil } : {}), ...(caps.length > 0 ? { cap: Math.min(...caps) } : {}) };
};

/** Without what is empty: sets and maps of nothing are not stored. */
export const filled = (contact: Contact): Contact =>
  Object.fromEntries(
    Object.entries(contact).filter(([field, value]) => {
      if (value === undefined) return false;
      // Which mails went out today is a list from the first day on.
      if (field === 'mails') return true;
      if (value instanceof Set) return value.size > 0;
      return typeof value !== 'object' || Object.keys(value).length > 0;
    }),
  ) as Contact;

/** Who stays, with what both had: what is known of them stays, what they lack comes from the other, and the stricter wins. */
export const join = (stays: Contact, goes: Contact, now: Date): Contact => {
  const consent: Partial<Record<Purpose, ConsentNow>> = {};
  for (const purpose of purposes) {
    const found = stricter(standing(stays, purpose, now), standing(goes, purpose, now));
    if (found) consent[purpose] = found;
  }
  const [first, last] = [
    [stays.first, goes.first].filter((one) => one !== undefined).sort((a, b) => (a.at < b.at ? -1 : 1))[0],
    [stays.last, goes.last].filter((one) => one !== undefined).sort((a, b) => (a.at < b.at ? 1 : -1))[0],
  ];
  const known = (field: 'jobTitle' | 'country' | 'phone' | 'locale' | 'timeZone') => stays[field] ?? goes[field];
  return filled({
    ...stays,
    ...{ name: stays.name || goes.name, company: stays.company || goes.company },
    ...{
      jobTitle: known('jobTitle'),
      country: known('country'),
      phone: known('phone'),
      locale: known('locale'),
      timeZone: known('timeZone'),
    },
    ...{ firstAt: earliest(stays.firstAt, goes.firstAt), lastAt: latest(stays.lastAt, goes.lastAt), first, last, consent },
    suppressed: uniteSuppressions(stays.suppressed, goes.suppressed),
    preferences: unitePreferences(stays.preferences, goes.preferences),
    labels: unite(stays.labels, goes.labels),
    labelled: { ...goes.labelled, ...stays.labelled },
    labelledToo: unite(stays.labelledToo, goes.labelledToo),
    owed: new Set([...(stays.owed ?? []), ...(goes.owed ?? [])]),
    did: unite(stays.did, goes.did),
    aliases: unite(stays.aliases, [goes.id, ...(goes.aliases ?? [])]),
    parted: unite(stays.parted, goes.parted),
  } as Contact);
};

/** What a join changed of who stays: as it was, and as it became. */
export const changedBy = (before: Contact, after: Contact): { readonly before: Snapshot; readonly after: Snapshot } => {
  const changed = fields.filter((field) => byPurpose.has(field) || !isDeepStrictEqual(before[field], after[field]));
  const of = (contact: Contact): Snapshot =>
    Object.fromEntries(changed.flatMap((field) => (contact[field] === undefined ? [] : [[field, contact[field]]])));
  return { before: of(before), after: of(after) };
};
