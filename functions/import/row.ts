/** A line of somebody's file as what it says of a person. Pure. */
import { normaliseAddress } from '#shared/address.ts';
import { labelText } from '#shared/contact.ts';
import { countries, countryNames } from '#shared/countries.ts';
import type { ImportField, ImportRemark } from '#shared/import.ts';
import { limits } from '#shared/limits.ts';
import { toLocale } from '#shared/locale.ts';
import { line } from '#shared/text.ts';
import { isZone } from '#shared/zone.ts';
import type { Contact } from '../contact/store.ts';
import { guard } from '../export/csv.ts';
import { recogniseColumns } from './columns.ts';

export type Said = Partial<Pick<Contact, 'name' | 'company' | 'jobTitle' | 'country' | 'phone' | 'locale' | 'timeZone'>>;

/** `isStopped`: the file says that they do not want mail, or that it does not reach them. */
export type Row = {
  readonly line: number;
  readonly address: string;
  readonly said: Said;
  readonly labels: readonly string[];
  readonly isStopped: boolean;
  readonly remarks: readonly ImportRemark[];
};

type Cells = Readonly<Partial<Record<ImportField, readonly string[]>>>;

/** Our own files guard cells that a spreadsheet would run; what comes back loses the guard. */
const unguard = (cell: string): string => (cell.startsWith("'") && guard(cell.slice(1)) === cell ? cell.slice(1) : cell);

const toCells = (fields: readonly (ImportField | undefined)[], record: readonly string[]): Cells => {
  const cells: Partial<Record<ImportField, string[]>> = {};
  for (const [at, field] of fields.entries()) {
    const text = unguard((record[at] ?? '').trim()).trim();
    if (field === undefined || text === '') continue;
    cells[field] = [...(cells[field] ?? []), text];
  }
  return cells;
};

/** listmonk keeps what it knows of somebody as one object; what has a name that a column could have is read. */
const withAttributes = (cells: Cells): Cells => {
  const [text = ''] = cells.attributes ?? [];
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return cells;
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return cells;
  const entries = Object.entries(given).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  const { fields } = recogniseColumns(entries.map(([name]) => name));
  const { email: _, ...found } = toCells(
    fields,
    entries.map(([, value]) => String(value)),
  );
  return { ...found, ...cells };
};

const NO = ['', '0', 'no', 'n', 'false', 'nein', 'never'];
/** What the tools call people who are not to be mailed. */
const STOPPED = /unsubscri|cleaned|bounce|blocklist|blacklist|disabled|complain|spam|opted.?out|withdrawn|abgemeldet|suppress/i;

const isStopped = ({ status = [], stopped = [], subscribed = [] }: Cells): boolean =>
  status.some((text) => STOPPED.test(text)) ||
  stopped.some((text) => !NO.includes(text.toLowerCase())) ||
  subscribed.some((text) => NO.includes(text.toLowerCase()));

const codes: ReadonlyMap<string, string> = new Map([
  ...['en', 'de'].flatMap((locale) => countryNames(locale).map(({ code, name }) => [name.toLowerCase(), code] as const)),
  ...countries.map((code) => [code.toLowerCase(), code] as const),
]);

const PHONE = /^[\p{N}+()./ x-]{3,40}$/u;
const MOST_LABELS = 20;

const lines = {
  name: line('The name', limits.name),
  company: line('The company', limits.name),
  jobTitle: line('The job title', limits.name),
};

const readers: Readonly<Record<keyof Said, readonly [read: (text: string) => string | undefined, what: string]>> = {
  name: [(text) => lines.name.safeParse(text).data, 'The name is too long, or holds signs that we cannot keep.'],
  company: [(text) => lines.company.safeParse(text).data, 'The company is too long, or holds signs that we cannot keep.'],
  jobTitle: [(text) => lines.jobTitle.safeParse(text).data, 'The job title is too long, or holds signs that we cannot keep.'],
  country: [(text) => codes.get(text.toLowerCase()), 'We do not know this country.'],
  phone: [(text) => (PHONE.test(text) ? text : undefined), 'This is no phone number.'],
  locale: [(text) => toLocale(text), ''],
  timeZone: [(text) => (isZone(text) ? text : undefined), ''],
};

const labelsIn = (cells: Cells): readonly string[] => {
  const typed = (cells.labels ?? []).flatMap((cell) => cell.split(/[,;]/)).map((label) => label.replaceAll('"', '').trim());
  const found = typed.flatMap((label) => (label === '' ? [] : (labelText.safeParse(label).data ?? [])));
  return [...new Set(found)].sort().slice(0, MOST_LABELS);
};

const LEFT_OUT =
  'The rest of the line is imported without it. Correct it in the file and import that again: what is still missing is filled in.';

/** What the cells say, and what of it makes no sense; language and zone are left out in silence where we do not speak them. */
const readSaid = (cells: Cells, at: number): { readonly said: Said; readonly remarks: readonly ImportRemark[] } => {
  const name = cells.name?.[0] ?? [cells.firstName?.[0], cells.lastName?.[0]].filter(Boolean).join(' ');
  const typed: Cells = name ? { ...cells, name: [name] } : cells;
  const said: Record<string, string> = {};
  const remarks: ImportRemark[] = [];
  for (const [field, [read, what]] of Object.entries(readers)) {
    const [text] = typed[field as keyof Said] ?? [];
    const value = text === undefined ? undefined : read(text);
    if (value !== undefined) said[field] = value;
    else if (text !== undefined && what !== '') remarks.push({ line: at, what, todo: LEFT_OUT });
  }
  return { said, remarks };
};

/** A sign between cells inside of one moves all that follow it. */
const remarkOnWidth = (record: readonly string[], width: number, at: number): readonly ImportRemark[] =>
  record.slice(width).some((cell) => cell.trim() !== '')
    ? [
        {
          line: at,
          what: 'This line has more cells than the header.',
          todo: 'Look whether its cells stand below the right headers: a comma or semicolon inside of a cell asks for quotation marks around it.',
        },
      ]
    : [];

/**
 * The row, or why there is none. `fields`: what each column is; a row of fewer cells has the last ones empty. `width`: how many cells the
 * header has, of which the last ones may be nothing that we read.
 */
export const toRow = (
  fields: readonly (ImportField | undefined)[],
  record: readonly string[],
  at: number,
  width = fields.length,
): Row | ImportRemark => {
  const cells = withAttributes(toCells(fields, record));
  const [typed] = cells.email ?? [];
  if (typed === undefined)
    return {
      line: at,
      what: 'There is no address in this line.',
      todo: 'Add the address, or leave the line out: nobody can be found without it.',
    };
  const address = normaliseAddress(typed);
  if (address === undefined)
    return {
      line: at,
      what: 'This is no address that mail can be sent to.',
      todo: 'Write it like you@example.com, and import the line again.',
    };
  const { said, remarks } = readSaid(cells, at);
  const all = [...remarkOnWidth(record, width, at), ...remarks];
  return { line: at, address, said, remarks: all, labels: labelsIn(cells), isStopped: isStopped(cells) };
};
