/** HubSpot contacts: one sheet, the address is the key, blanks overwrite nothing there. Pure. */
import type { ExportPurpose } from '#shared/export.ts';
import { toCountry, toPhone } from './cells.ts';
import type { Column } from './column.ts';
import { proofColumns } from './consent.ts';
import { firstNameOf, type Listed, lastNameOf } from './listed.ts';

/** HubSpot's own words for why somebody's data is kept. */
const legalBasis: Readonly<Record<ExportPurpose, string>> = {
  marketing: 'Freely given consent from contact',
  research: 'Freely given consent from contact',
  service: 'Performance of a contract',
};

/** Who comes from a webinar is a lead; whoever is further along there stays so, since HubSpot moves a stage forward only. */
export const hubspot: readonly Column<Listed>[] = [
  ['Email', ({ who }) => who.email],
  ['First Name', firstNameOf],
  ['Last Name', lastNameOf],
  ['Company Name', ({ who }) => who.company],
  ['Job Title', ({ who }) => who.jobTitle],
  ['Phone Number', ({ who }) => toPhone(who.phone)],
  ['Country/Region', ({ who }) => toCountry(who.country)],
  ['Lifecycle Stage', () => 'Lead'],
  ['Lead Status', () => ''],
  ['Contact owner', () => ''],
  ["Legal basis for processing contact's data", ({ purpose }) => legalBasis[purpose]],
  ...proofColumns,
];
