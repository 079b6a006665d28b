/** Contacts in the table: one record per person, the consent ledger, the pointer that finds a person by address. */
import type { ContactId } from '#shared/ids.ts';
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
  readonly version: number;
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
