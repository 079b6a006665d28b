/** Contacts in the table: one record per person, the consent ledger, the pointer that finds a person by address. */
import type { ConsentState, MailPurpose, Purpose } from '#shared/consent.ts';
import type { ContactId } from '#shared/ids.ts';
import type { Locale } from '#shared/setting.ts';
import type { Condition } from '../table/expression.ts';
import { consentKey, contactEntry, contactKey, findMailEntry, findMailKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';

export type Contact = {
  readonly id: ContactId;
  readonly address: string;
  readonly name: string;
  readonly company: string;
  readonly firstAt: string;
  readonly lastAt: string;
  /** Which mails of that day were queued by themselves, by time and webinar: a limit of 20 a day holds over all webinars. */
  readonly mailDay: string;
  readonly mails: readonly string[];
  /** Where each purpose stands now; the ledger holds how it came to that. */
  readonly consent?: Readonly<Partial<Record<Purpose, { readonly state: ConsentState; readonly at: string }>>>;
  /** What is not mailed any more, why and since when. */
  readonly suppressed?: Suppressions;
  /** What the person chose; wins over what a form or a browser said. */
  readonly preferences?: Preferences;
  /** From their latest form. */
  readonly locale?: Locale;
  readonly timeZone?: string;
  /** Set where the person had everything erased: nothing else is here then but the version and `suppressed`. */
  readonly erasedAt?: string;
  readonly version: number;
};

export type SuppressedWhy = 'bounced' | 'complained' | 'unsubscribed' | 'manual' | 'imported' | 'erased';
export type Suppressions = Readonly<Partial<Record<Exclude<MailPurpose, 'team'>, { readonly why: SuppressedWhy; readonly at: string }>>>;

export type Preferences = {
  /** No marketing mail before. */
  readonly pausedUntil?: string;
  /** Marketing mails in 30 days, at most. */
  readonly cap?: number;
  readonly locale?: Locale;
  readonly timeZone?: string;
};

export type ConsentEntry = {
  readonly purpose: string;
  readonly at: string;
  readonly textVersion: string;
  readonly textHash: string;
  readonly locale: string;
  readonly page: string;
  readonly method: 'form';
  readonly confirmed: boolean;
};

export const createContactStore = ({ table }: { table: Table }) => ({
  async find(id: ContactId): Promise<Contact | undefined> {
    const item = await table.get(contactKey(id), { strong: true });
    if (!item) return undefined;
    const { pk: _pk, sk: _sk, listPk: _l, listSk: _s, row: _r, v: _v, ...contact } = item;
    return { id, ...(contact as unknown as Omit<Contact, 'id'>) };
  },

  /**
   * The whole record, under its day of last act in the list of contacts. False where another reaction stored it since `known` was read:
   * two registrations of one person are read side by side.
   */
  async store(contact: Contact, known: Contact | undefined): Promise<boolean> {
    const { id, ...rest } = contact;
    const kept = { ...rest, version: (known?.version ?? 0) + 1 };
    const day = contact.lastAt.slice(0, 10);
    const row = { id, email: contact.address, name: contact.name, company: contact.company, lastAt: day };
    const unchanged: Condition = known ? { equals: ['version', known.version] } : { absent: 'pk' };
    return (await table.put({ ...contactKey(id), ...kept, ...contactEntry(id, day), row, v: DATA_VERSION } as Item, unchanged)).ok;
  },

  /** Makes the person findable by address. */
  async point(id: ContactId, address: string): Promise<void> {
    await table.put({ ...findMailKey(id), ...findMailEntry(address), row: { id, email: address }, v: DATA_VERSION }, { absent: 'pk' });
  },

  /** Appends to the ledger; the same entry twice is one entry. */
  async consent(id: ContactId, entry: ConsentEntry): Promise<void> {
    await table.put({ ...consentKey(id, entry.at, entry.purpose), ...entry, v: DATA_VERSION }, { absent: 'pk' });
  },
});
