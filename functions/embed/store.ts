/** Which sites may show our forms: one item, read at every showing and changed rarely. */
import type { AuditEntry } from '#shared/audit.ts';
import { type EmbedRules, usualEmbedRules } from '#shared/embed.ts';
import { auditItem } from '../audit/entry.ts';
import { createCache } from '../table/cache.ts';
import { embedRulesKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Table } from '../table/table.ts';

/** A change counts within five seconds here, and at the edge once its copy of a page is old. */
const COPY_MS = 5_000;

export const createEmbedStore = ({ table, realNow }: { readonly table: Table; readonly realNow: () => Date }) => {
  const copies = createCache<EmbedRules>(COPY_MS, realNow);
  const read = async (strong: boolean): Promise<EmbedRules> => {
    const item = await table.get(embedRulesKey, { strong });
    return item ? { origins: item.origins as string[], version: item.version as number } : usualEmbedRules;
  };
  return {
    /** A copy of at most five seconds. */
    recent: async (): Promise<EmbedRules> => (await copies.find('embeds', () => read(false))) ?? usualEmbedRules,

    find: (): Promise<EmbedRules> => read(true),

    /** Undefined where somebody was faster. */
    async replace({ origins, version }: EmbedRules, entry: AuditEntry): Promise<EmbedRules | undefined> {
      const next = { origins, version: version + 1 };
      const done = await table.transact([
        {
          put: { ...embedRulesKey, ...next, v: DATA_VERSION },
          when: version === 0 ? { absent: 'version' } : { equals: ['version', version] },
        },
        { put: auditItem(entry) },
      ]);
      copies.drop('embeds');
      return done.ok ? next : undefined;
    },
  };
};
