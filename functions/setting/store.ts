/** The organisation's settings: one item, read often and changed rarely. */
import type { AuditEntry } from '#shared/audit.ts';
import type { Settings } from '#shared/setting.ts';
import { auditItem } from '../audit/entry.ts';
import { createCache } from '../table/cache.ts';
import { settingsKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Table } from '../table/table.ts';
import { itemToSettings } from './stored.ts';

/** Pages and mail show a change within five seconds. */
const COPY_MS = 5_000;

export const createSettingStore = ({ table, realNow }: { table: Table; realNow: () => Date }) => {
  const copies = createCache<Settings>(COPY_MS, realNow);
  const read = async (strong: boolean): Promise<Settings> => itemToSettings(await table.get(settingsKey, { strong }));
  return {
    /** A copy of at most five seconds. */
    recent: async (): Promise<Settings> => (await copies.find('settings', () => read(false))) ?? itemToSettings(undefined),

    find: (): Promise<Settings> => read(true),

    /** Stores `next` in place of what was `seen`, and the entry that tells of it; false where somebody else changed it between. */
    async replace(seen: Settings, next: Settings, entry: AuditEntry): Promise<boolean> {
      const done = await table.transact([
        {
          put: { ...settingsKey, ...next, v: DATA_VERSION },
          when: seen.version === 0 ? { absent: 'version' } : { equals: ['version', seen.version] },
        },
        { put: auditItem(entry) },
      ]);
      copies.drop('settings');
      return done.ok;
    },
  };
};
