/** The policy of the service desk: one small item, read by everybody who asks until when. */
import type { AuditEntry } from '#shared/audit.ts';
import { type Policy, usualPolicy } from '#shared/policy.ts';
import { auditItem } from '../audit/entry.ts';
import { createCache } from '../table/cache.ts';
import { policyKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';

const COPY_MS = 5_000;

export const createPolicyStore = ({ table, realNow }: { table: Table; realNow: () => Date }) => {
  const copies = createCache<Policy>(COPY_MS, realNow);
  const find = async (): Promise<Policy> => {
    const { pk: _pk, sk: _sk, v: _v, ...stored }: Partial<Item> = (await table.get(policyKey, { strong: true })) ?? {};
    return { ...usualPolicy, ...stored };
  };
  return {
    find,
    recent: async (): Promise<Policy> => (await copies.find('policy', find)) ?? usualPolicy,

    /** With its entry of the audit log; false where somebody else changed it between. */
    async replace(seen: Policy, next: Policy, entry: AuditEntry): Promise<boolean> {
      const done = await table.transact([
        {
          put: { ...policyKey, ...next, version: seen.version + 1, v: DATA_VERSION },
          when: seen.version === 0 ? { absent: 'pk' } : { equals: ['version', seen.version] },
        },
        { put: auditItem(entry) },
      ]);
      copies.drop('policy');
      return done.ok;
    },
  };
};
