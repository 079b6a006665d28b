/** Notes of the team in the table, in the partition of the person whom they are about. Each is stored with its entry of the audit log. */
import type { AuditEntry } from '#shared/audit.ts';
import type { TeamNote } from '#shared/contact.ts';
import type { ContactId } from '#shared/ids.ts';
import { auditItem } from '../audit/entry.ts';
import { contactKey, teamNoteKey } from '../table/keys.ts';
import type { Table, Write } from '../table/table.ts';
import { itemToTeamNote, toNoteItem } from './rules.ts';

export const createRemarkStore = ({ table }: { table: Table }) => {
  /** Nobody writes about who is not there, or was erased a moment ago. */
  const isThere = (contact: ContactId): Write => ({
    check: contactKey(contact),
    when: { all: [{ exists: 'address' }, { absent: 'erasedAt' }] },
  });
  const transact = async (contact: ContactId, write: Write, entry: AuditEntry): Promise<boolean> =>
    (await table.transact([isThere(contact), write, { put: auditItem(entry) }])).ok;

  return {
    /** False where the person is gone. */
    add: (contact: ContactId, note: Pick<TeamNote, 'id' | 'by' | 'text'>, entry: AuditEntry): Promise<boolean> =>
      transact(contact, { put: toNoteItem(contact, note), when: { absent: 'pk' } }, entry),

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
