/** Who is in the list, and what it shows of them. Pure. */
import { type ContactLine, type ContactQuery, toReach } from '#shared/contact.ts';
import { toCountryCode } from '#shared/countries.ts';
import type { ContactRow } from '../contact/store.ts';
import { leftOut } from '../person/reach.ts';
import { fold } from './fold.ts';

export type Filter = Pick<ContactQuery, 'label' | 'consent' | 'reach' | 'country' | 'language'>;

/** Nobody is left out by it. */
export const isOpen = ({ label, consent, reach, country, language }: Filter): boolean =>
  [label, consent, reach, country, language].every((wanted) => wanted === undefined);

const isFrom = (typed: string | undefined, wanted: string): boolean => {
  if (typed === undefined) return false;
  const code = toCountryCode(wanted);
  return code === undefined ? fold(typed) === fold(wanted) : toCountryCode(typed) === code;
};

/** `reach` is asked of the one rule that exports and invitations ask as well. */
export const fits = (row: ContactRow, { label, consent, reach, country, language }: Filter, now: Date): boolean =>
  (label === undefined || (row.labels ?? []).includes(label)) &&
  (consent === undefined || row.consent?.[consent]?.state === 'confirmed') &&
  (language === undefined || row.locale === language) &&
  (country === undefined || isFrom(row.country, country)) &&
  (reach === undefined || toReach(leftOut(row, 'marketing', now)) === reach);

export const toLine = (row: ContactRow, now: Date): ContactLine => {
  const { id, email, name, company, jobTitle, country, firstAt, lastAt, labels = [], owed = 0 } = row;
  return {
    ...{ id, email, name, company, firstAt, lastAt, labels, owed },
    ...(jobTitle ? { jobTitle } : {}),
    ...(country ? { country } : {}),
    reach: toReach(leftOut(row, 'marketing', now)),
  };
};
