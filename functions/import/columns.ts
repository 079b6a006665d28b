/** Which column of a file is what, by its header: HubSpot's, Mailchimp's, listmonk's, our own and plain ones (FIELD B8). Pure. */
import type { ImportField, ImportSource } from '#shared/import.ts';

/** As a header may be written: in any case, with spaces, lines or dots between the words. */
const plain = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const spellings: Readonly<Record<ImportField, readonly string[]>> = {
  email: ['email', 'e mail', 'email address', 'e mail address', 'mail', 'e mail adresse', 'mailadresse', 'email adresse'],
  name: ['name', 'full name', 'vollständiger name', 'contact name'],
  firstName: ['first name', 'firstname', 'given name', 'vorname'],
  lastName: ['last name', 'lastname', 'surname', 'family name', 'nachname'],
  company: ['company', 'company name', 'organization', 'organisation', 'associated company', 'firma', 'unternehmen'],
  jobTitle: ['job title', 'jobtitle', 'title', 'position', 'funktion', 'berufsbezeichnung'],
  country: ['country', 'country region', 'country code', 'cc', 'land'],
  phone: ['phone', 'phone number', 'telephone', 'mobile phone number', 'mobile phone', 'mobile', 'telefon', 'telefonnummer'],
  locale: ['language', 'preferred language', 'locale', 'sprache'],
  timeZone: ['timezone', 'time zone', 'zeitzone'],
  labels: ['labels', 'tags', 'label', 'tag', 'etiketten'],
  attributes: ['attributes'],
  status: ['status', 'email status', 'subscription status', 'consent marketing'],
  stopped: [
    'unsub time',
    'clean time',
    'unsubscribed from all email',
    'email hard bounce reason',
    'email opt out',
    'do not mail',
    'unsubscribed',
    'opted out',
    'bounced',
  ],
  subscribed: ['subscribed', 'subscribed to emails', 'opt in', 'newsletter'],
};

const known: ReadonlyMap<string, ImportField> = new Map(
  Object.entries(spellings).flatMap(([field, all]) => all.map((spelling) => [spelling, field as ImportField] as const)),
);

/** Fields that several columns may fill; of the others the first column counts. */
const repeatable: readonly ImportField[] = ['labels', 'stopped', 'status'];

const sourceOf = (headers: readonly string[]): ImportSource => {
  const has = (...all: string[]): boolean => all.every((header) => headers.includes(header));
  if (has('contact id', 'address confirmed')) return 'parley';
  if (has('email address') && ['leid', 'euid', 'optin time', 'confirm time', 'member rating'].some((one) => headers.includes(one)))
    return 'mailchimp';
  if (has('uuid', 'email', 'status') || has('email', 'name', 'attributes')) return 'listmonk';
  if (headers.some((one) => ['record id', 'lifecycle stage', 'contact owner', 'legal basis for processing contact s data'].includes(one)))
    return 'hubspot';
  return 'plain';
};

/** What each column is, as far as its header says; a header that says nothing leaves its column out. */
export const recogniseColumns = (
  headers: readonly string[],
): { readonly source: ImportSource; readonly fields: readonly (ImportField | undefined)[] } => {
  const read = headers.map(plain);
  const taken = new Set<ImportField>();
  const fields = read.map((header) => {
    const field = known.get(header);
    if (field === undefined || (taken.has(field) && !repeatable.includes(field))) return undefined;
    taken.add(field);
    return field;
  });
  return { source: sourceOf(read), fields };
};
