/** What a registration becomes in the table. */
import type { RegistrationState } from '#shared/admission.ts';
import type { ContactId, WebinarId } from '#shared/ids.ts';
import type { RegistrationForm } from '#shared/registration.ts';
import type { Result } from '../person/result.ts';
import type { Answers } from './answers.ts';

/** What lists, segments and exports show of a registration: the list index projects it. */
export type RegistrationRow = {
  readonly id: ContactId;
  readonly email: string;
  readonly name: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly company: string;
  readonly jobTitle?: string;
  readonly country?: string;
  readonly phone?: string;
  readonly timeZone?: string;
  readonly locale?: string;
  readonly utm?: RegistrationForm['utm'];
  readonly state: RegistrationState;
  readonly at: string;
  /** Since when it is in this state; absent where that is since `at`. */
  readonly since?: string;
  /** When they got in line, where that was later than `at`. */
  readonly line?: string;
  /** How long an offer stands. */
  readonly until?: string;
  /** What it was before it was declined. */
  readonly was?: RegistrationState;
  /** How often the seat was given back, plus one; absent where it never was. Links of an earlier seat end with it. */
  readonly epoch?: number;
  readonly confirmed?: true;
  readonly attended?: true;
  readonly consent?: RegistrationForm['consent'];
  readonly referrer?: string;
  readonly landing?: string;
  readonly via?: string;
  /** The invitation whose button they pressed, by its id. No form can say so. */
  readonly invitation?: string;
  /** What they did in the room, once the webinar is over. */
  readonly result?: Result;
  /** How much of the recording they watched: 25, 50, 75 or 100 percent; absent where it is less. */
  readonly replay?: number;
  /** A comment of theirs was published below the recording. */
  readonly commented?: true;
  /** Their mark in the survey after it; the answer itself lies beside. */
  readonly survey?: { readonly stars: number; readonly nps?: number };
  /** To the webinar's own fields, by their ids. */
  readonly answers?: Answers;
};

/** The form as it came the last time: the stream's reaction makes the contact, the consent and the question from it. */
export type Submission = {
  readonly at: string;
  readonly guest: ContactId;
  readonly key?: string;
  /** The other webinars of its series that this form registers for. */
  readonly also?: readonly WebinarId[];
  /** The webinar whose form registered for this one as well: it told of everything, and nothing but the seat is left to do. */
  readonly of?: WebinarId;
  /** A host asked the person in this browser to listen: what the form asks is read by the team first. */
  readonly silenced?: true;
  readonly form: Omit<RegistrationForm, 'email' | 'website' | 'key' | 'proof' | 'also'>;
};

const filled = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined && value !== '')) as T;

export const displayName = (form: Pick<RegistrationForm, 'name' | 'firstName' | 'lastName'>): string =>
  form.name || [form.firstName, form.lastName].filter(Boolean).join(' ');

/** `row` keeps the first form, `again` the latest whole. `state` is what becomes of somebody who was not known before. */
export const toRegistration = (
  form: RegistrationForm,
  contact: ContactId,
  guest: ContactId,
  now: Date,
  silenced = false,
  answers: Answers = {},
  state: RegistrationState = 'registered',
): { row: RegistrationRow; again: Submission } => {
  const at = now.toISOString();
  const { email, website: _, proof: __, also: ___, key, ...kept } = form;
  const row = filled({
    id: contact,
    email,
    firstName: form.firstName,
    lastName: form.lastName,
    jobTitle: form.jobTitle,
    country: form.country,
    phone: form.phone,
    timeZone: form.timeZone,
    locale: form.locale,
    utm: form.utm,
    referrer: form.referrer,
    landing: form.landing,
    via: form.via,
    consent: form.consent,
    answers: Object.keys(answers).length > 0 ? answers : undefined,
  });
  return {
    row: { ...row, name: displayName(form), company: form.company ?? '', state, at },
    again: filled({ at, guest, key, silenced: silenced || undefined, form: filled(kept) }),
  };
};
