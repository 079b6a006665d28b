/** Labels in the table: how many people have each (kept by the counts), and what one person is called by. */
import type { AuditEntry } from '#shared/audit.ts';
import type { LabelCount } from '#shared/contact.ts';
import type { ContactId, QuestionId } from '#shared/ids.ts';
import { auditItem } from '../audit/entry.ts';
import type { Decision } from '../consent/rules.ts';
import type { Contact } from '../contact/store.ts';
import { labelsPk } from '../table/keys.ts';
import type { Table, Write } from '../table/table.ts';
import { label, rollUp } from './rules.ts';

type Decide = (id: ContactId, rule: (contact: Contact) => Decision | undefined, more?: readonly Write[]) => Promise<Contact | undefined>;

const toDecision = (contact: Contact | undefined): Decision | undefined => contact && { contact, entries: [] };

export const createLabelStore = ({ table, contact }: { table: Table; contact: { readonly decide: Decide } }) => ({
  /** In the order of their letters; those that nobody has any more are left out. */
  async all(): Promise<readonly LabelCount[]> {
    const found: LabelCount[] = [];
    for await (const { sk, people } of table.all({ pk: labelsPk }))
      if (typeof people === 'number' && people > 0) found.push({ label: sk.slice('label#'.length), people });
    return found.toSorted((a, b) => a.label.localeCompare(b.label, 'en'));
  },

  /** By hand. Undefined where nobody is known by this id. */
  put: (id: ContactId, wanted: readonly string[], entry: AuditEntry): Promise<Contact | undefined> =>
    contact.decide(id, (known) => toDecision(label(known, wanted)), [{ put: auditItem(entry) }]),

  /** A question of theirs has these labels now. */
  follow: (id: ContactId, question: QuestionId, labels: readonly string[]): Promise<Contact | undefined> =>
    contact.decide(id, (known) => toDecision(rollUp(known, question, labels))),
});
