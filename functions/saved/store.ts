/** Saved answers in the table: few, in one partition, read together by whoever writes a reply. */
import type { AuditEntry } from '#shared/audit.ts';
import type { SavedAnswer } from '#shared/saved.ts';
import { auditItem } from '../audit/entry.ts';
import { savedKey, savedPk } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';

const itemToSaved = ({ sk, title, text, by, at, version }: Item): SavedAnswer =>
  ({ id: sk.slice('saved#'.length), title, text, by, at, version }) as SavedAnswer;

export const createSavedStore = ({ table }: { table: Table }) => ({
  /** By name. */
  async list(): Promise<SavedAnswer[]> {
    const found: SavedAnswer[] = [];
    for await (const item of table.all({ pk: savedPk, strong: true })) found.push(itemToSaved(item));
    return found.sort((a, b) => a.title.localeCompare(b.title, 'en') || (a.id < b.id ? -1 : 1));
  },

  async find(id: string): Promise<SavedAnswer | undefined> {
    const item = await table.get(savedKey(id), { strong: true });
    return item && itemToSaved(item);
  },

  /** Stores `next` in place of what was `seen` (undefined: nothing), with the entry that tells of it; false where it is another by now. */
  async replace(seen: SavedAnswer | undefined, { id, ...next }: SavedAnswer, entry: AuditEntry): Promise<boolean> {
    const done = await table.transact([
      {
        put: { ...savedKey(id), ...next, v: DATA_VERSION },
        when: seen ? { equals: ['version', seen.version] } : { absent: 'pk' },
      },
      { put: auditItem(entry) },
    ]);
    return done.ok;
  },

  /** False where somebody else changed or removed it between. */
  async remove({ id, version }: SavedAnswer, entry: AuditEntry): Promise<boolean> {
    const done = await table.transact([{ remove: savedKey(id), when: { equals: ['version', version] } }, { put: auditItem(entry) }]);
    return done.ok;
  },
});
