/** Somebody as a file may show them: from a registration of one webinar, or from a segment over many. Pure. */

import type { ExportPurpose } from '#shared/export.ts';
import type { ContactId } from '#shared/ids.ts';
import type { Contact, ContactRow, SuppressedWhy } from '../contact/store.ts';
import { toContactRow } from '../contact/stored.ts';
import type { Part, Person } from '../person/person.ts';
import type { RegistrationRow } from '../registration/register.ts';
import { splitName } from './split-name.ts';

/** What is not mailed, by what for. */
export type Stopped = Readonly<Partial<Record<'service' | 'marketing', SuppressedWhy>>>;

/** As a source found them. `row`: of the webinar that the file is about; absent for who was invited and did not come. */
export type Candidate = {
  readonly id: ContactId;
  readonly row?: RegistrationRow | undefined;
  readonly person?: Person;
  readonly part?: Part | undefined;
  /** Invited to the webinar, and not registered for it. */
  readonly invited?: true;
};

type Named = Pick<
  RegistrationRow,
  'email' | 'name' | 'firstName' | 'lastName' | 'company' | 'jobTitle' | 'country' | 'phone' | 'timeZone' | 'locale'
>;

export type Listed = Candidate & {
  readonly who: Named;
  /** As they are now; absent where the file needs nothing of it. */
  readonly contact?: ContactRow;
  readonly proof?: Contact['consent'];
  readonly stopped: Stopped;
  readonly purpose: ExportPurpose;
  readonly now: Date;
};

const fromContact = ({ email, name, company, jobTitle, country, phone, timeZone, locale }: ContactRow): Named => ({
  ...{ email, name, company },
  ...(jobTitle ? { jobTitle } : {}),
  ...(country ? { country } : {}),
  ...(phone ? { phone } : {}),
  ...(timeZone ? { timeZone } : {}),
  ...(locale ? { locale } : {}),
});

type Read = Pick<Listed, 'purpose' | 'now'> & { readonly contact?: Contact | undefined; readonly stopped?: Stopped | undefined };

/** Undefined where nobody is known who could be listed. What a registration says of itself comes before what the person's record says. */
export const toListed = (candidate: Candidate, { purpose, now, contact: read, stopped }: Read): Listed | undefined => {
  const contact = read ? (read.address && read.erasedAt === undefined ? toContactRow(read) : undefined) : candidate.person?.contact;
  const known = contact && fromContact(contact);
  const { row } = candidate;
  if (!row && !known) return undefined;
  // An address that was joined with another one is written to under that one.
  const email = read?.address && read.id !== candidate.id ? read.address : undefined;
  const who: Named = { ...(known ?? { email: '', name: '', company: '' }), ...(row ?? {}), ...(email ? { email } : {}) };
  return {
    ...candidate,
    ...{ who, purpose, now },
    ...(contact ? { contact } : {}),
    ...(read?.consent ? { proof: read.consent } : {}),
    stopped: contact?.suppressed ?? stopped ?? {},
  };
};

export const firstNameOf = ({ who }: Pick<Listed, 'who'>): string => who.firstName ?? splitName(who.name).first;
export const lastNameOf = ({ who }: Pick<Listed, 'who'>): string => who.lastName ?? splitName(who.name).last;
export const fullNameOf = ({ who }: Pick<Listed, 'who'>): string => who.name || [who.firstName, who.lastName].filter(Boolean).join(' ');

/** Their part in what the file is about: of one webinar that, of a segment all that it looked at. */
export const partsOf = ({ part, person }: Pick<Listed, 'part' | 'person'>): readonly Part[] => (part ? [part] : (person?.parts ?? []));
