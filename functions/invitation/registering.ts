/** The registration of somebody who pressed the button of their invitation: what we know of them, and how they came. Pure. */
import type { RegistrationState } from '#shared/admission.ts';
import type { ContactId } from '#shared/ids.ts';
import type { Contact } from '../contact/store.ts';
import { type RegistrationRow, type Submission, toRegistration } from '../registration/register.ts';

type By = {
  readonly guest: ContactId;
  readonly now: Date;
  readonly state: RegistrationState;
  readonly invitation: string;
  /** What the team calls it; undefined where it is gone. */
  readonly name: string | undefined;
};

const filled = <T extends object>(record: T): Partial<T> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined && value !== '')) as Partial<T>;

/** The link proves the address: the registration is a confirmed one from its beginning. */
export const toInvitee = (
  { id, address, name, company, jobTitle, country, phone, timeZone, locale }: Contact,
  { guest, now, state, invitation, name: campaign }: By,
): { readonly row: RegistrationRow; readonly again: Submission } => {
  const known = filled({ name, company, jobTitle, country, phone, timeZone, locale });
  const utm = { source: 'invitation', medium: 'email', ...(campaign ? { campaign } : {}) };
  const { row, again } = toRegistration({ ...known, email: address, utm }, id, guest, now, false, {}, state);
  return { row: { ...row, confirmed: true, invitation }, again };
};
