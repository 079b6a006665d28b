/** An entry of the audit log: made beside the change that it tells of, stored in the same transaction. Pure. */
import { isDeepStrictEqual } from 'node:util';
import type { AuditEntry, Change } from '#shared/audit.ts';
import { base32 } from '#shared/ids.ts';
import { auditKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item } from '../table/table.ts';

type Thing = Readonly<Record<string, unknown>>;

const DAYS_KEPT = 731;
const ID_BYTES = 5;
/** What changes by itself with every write says nothing. */
const quiet = new Set(['version', 'counts']);

/** Fields that differ, each with its value before and after. */
const changesOf = (before: Thing, after: Thing): readonly Change[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => !quiet.has(field) && !isDeepStrictEqual(before[field], after[field]))
    .sort()
    .map((field) => ({
      field,
      ...(before[field] === undefined ? {} : { before: before[field] }),
      ...(after[field] === undefined ? {} : { after: after[field] }),
    }));

type World = { readonly now: () => Date; readonly random: (bytes: number) => Uint8Array };

/** What somebody did, and how the thing differs by it. */
export const toEntry = (
  { now, random }: World,
  told: Pick<AuditEntry, 'by' | 'act' | 'thing'>,
  before: Thing = {},
  after: Thing = before,
): AuditEntry => ({
  ...told,
  id: base32(random(ID_BYTES)),
  at: now().toISOString(),
  changes: changesOf(before, after),
});

/** To be put into the transaction of the change itself: neither is stored without the other. */
export const auditItem = (entry: AuditEntry): Item => ({
  ...auditKey(entry.at, entry.id),
  ...entry,
  ttl: Math.ceil(Date.parse(entry.at) / 1000) + DAYS_KEPT * 86_400,
  v: DATA_VERSION,
});
