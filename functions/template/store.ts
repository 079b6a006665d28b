/** Templates of webinars in the table: few, in one partition, read when somebody plans a new one. */
import type { AuditEntry } from '#shared/audit.ts';
import type { WebinarTemplate } from '#shared/webinar-template.ts';
import { auditItem } from '../audit/entry.ts';
import { templateKey, templatesPk } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';

const itemToTemplate = ({ id, name, content, version }: Item): WebinarTemplate =>
  ({ id, name, content, version, isStarter: false }) as WebinarTemplate;

export const createTemplateStore = ({ table }: { table: Table }) => ({
  async list(): Promise<WebinarTemplate[]> {
    const found: WebinarTemplate[] = [];
    for await (const item of table.all({ pk: templatesPk, strong: true })) found.push(itemToTemplate(item));
    return found.sort((a, b) => a.name.localeCompare(b.name, 'en'));
  },

  async find(id: string): Promise<WebinarTemplate | undefined> {
    const item = await table.get(templateKey(id), { strong: true });
    return item && itemToTemplate(item);
  },

  /** Stores `next` in place of what was `seen` (undefined: nothing), with the entry that tells of it; false where it is another by now. */
  async replace(seen: WebinarTemplate | undefined, next: WebinarTemplate, entry: AuditEntry): Promise<boolean> {
    const { isStarter: _, ...kept } = next;
    const done = await table.transact([
      {
        put: { ...templateKey(next.id), ...kept, v: DATA_VERSION },
        when: seen ? { equals: ['version', seen.version] } : { absent: 'pk' },
      },
      { put: auditItem(entry) },
    ]);
    return done.ok;
  },

  /** False where somebody else replaced or removed it between. */
  async remove({ id, version }: WebinarTemplate, entry: AuditEntry): Promise<boolean> {
    const done = await table.transact([{ remove: templateKey(id), when: { equals: ['version', version] } }, { put: auditItem(entry) }]);
    return done.ok;
  },
});
