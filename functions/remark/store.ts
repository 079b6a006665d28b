/** Notes of the team in the table, in the partition of the person whom they are about. Each is stored with its entry of the audit log. */
import type { AuditEntry } from '#shared/audit.ts';
import type { TeamNote } from '#shared/contact.ts';
import type { ContactId } from '#shared/ids.ts';
import { auditItem } from '../audit/entry.ts';
import { caseKey, contactKey, teamNoteKey } from '../table/keys.ts';
import type { Table, Write } from '../table/table.ts';
import { itemToTeamNote, type NewNote, toNoteItem } from './rules.ts';

export const createRemarkStore = ({ table }: { table: Table }) => {
  /** Nobody writes about who is not there, or was erased a moment ago. */
  const isThere = (contact: ContactId): Write => ({
    check: contactKey(contact),
    when: { all: [{ exists: 'address' }, { absent: 'erasedAt' }] },
  });
  /** Whoever asked truly without a name has a case, and nothing else. */
  const hasCase = (contact: ContactId, id: string): Write => ({ check: caseKey(contact, id), when: { exists: 'pk' } });
  const transact = async (contact: ContactId, write: Write, entry: AuditEntry, about?: string): Promise<boolean> =>
    (await table.transact([about ? hasCase(contact, about) : isThere(contact), write, { put: auditItem(entry) }])).ok;

  return {
    /** False where the person is gone. */
    add: (contact: ContactId, note: NewNote, entry: AuditEntry): Promise<boolean> =>
      transact(contact, { put: toNoteItem(contact, note), when: { absent: 'pk' } }, entry, note.case),

    async find(contact: ContactId, id: string): Promise<TeamNote | undefined> {
      const item = await table.get(teamNoteKey(contact, id), { strong: true });
      return item && itemToTeamNote(item);
    },

    /** False where it is gone. */
    edit: (contact: ContactId, { id, by }: Pick<TeamNote, 'id' | 'by'>, text: string, entry: AuditEntry): Promise<boolean> =>
      transact(
        contact,
        { key: teamNoteKey(contact, id), change: { set: { text, editedAt: entry.at } }, when: { equals: ['by', by] } },
        entry,
      ),

    remove: (contact: ContactId, id: string, entry: AuditEntry): Promise<boolean> =>
      transact(contact, { remove: teamNoteKey(contact, id), when: { exists: 'by' } }, entry),
  };
};
