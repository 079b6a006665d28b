/** What is overdue and not told yet, gathered by lead in batches: one mail tells of one batch. */
import type { CaseId } from '#shared/case.ts';
import type { ContactId } from '#shared/ids.ts';
import { fromTargetName } from '../case/sla.ts';
import type { Place } from '../case/store.ts';
import type { StoredCase } from '../case/stored.ts';
import { addressToContact } from '../contact/identity.ts';
import { dueEntry, escalatedKey, escalatedOf, leadKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table, Write } from '../table/table.ts';
import { askAgainAt, tellAt } from './rules.ts';

/** Longer than any mail waits; what was told is removed at once. */
const KEPT_DAYS = 40;

/** A case, and a target of it that its lead is to be told of. */
export type Missed = { readonly it: Pick<StoredCase, 'contact' | 'id'>; readonly target: string };

export type Escalated = { readonly place: Place; readonly target: string };

const batchOf = (head: Item | undefined): number => (typeof head?.batch === 'number' ? head.batch : 1);

export const createEscalationStore = ({ table, now, key }: { table: Table; now: () => Date; key: string }) => ({
  /**
   * What is to be stored together with cases that are overdue, so that each is told of exactly when it is marked: one write a target, and
   * one more. Refused where the batch was closed meanwhile: then they are looked at again.
   */
  async writes(lead: string, missed: readonly Missed[]): Promise<readonly Write[]> {
    const at = leadKey(addressToContact(key, lead));
    const head = await table.get(at, { strong: true });
    const [batch, mailedAt] = [batchOf(head), typeof head?.mailedAt === 'string' ? head.mailedAt : undefined];
    const ttl = Math.ceil(now().getTime() / 1000) + KEPT_DAYS * 86_400;
    return [
      ...missed.map(({ it: { contact, id }, target }) => ({
        put: { ...escalatedKey(at, batch, id, fromTargetName(target).what), contact, target, ttl, v: DATA_VERSION },
      })),
      {
        ...{ key: at, change: { set: { email: lead, batch, v: DATA_VERSION }, initial: dueEntry(at, tellAt(now(), mailedAt)) } },
        when: head ? { equals: ['batch', batch] } : { absent: 'batch' },
      },
    ];
  },

  /** A mail was asked for; without it, it is asked for again later. */
  async wind({ pk, sk, dueSk }: Item): Promise<void> {
    await table.change({ pk, sk }, { set: dueEntry({ pk, sk }, askAgainAt(now())) }, { equals: ['dueSk', dueSk] });
  },

  /** Nothing more comes into this batch. Answers whom it is for. */
  async close(lead: string, batch: number): Promise<string | undefined> {
    const change = { set: { batch: batch + 1, mailedAt: now().toISOString() }, remove: ['duePk', 'dueSk'] };
    const { item } = await table.change(leadKey(lead), change, { equals: ['batch', batch] });
    return typeof item?.email === 'string' ? item.email : undefined;
  },

  async batch(lead: string, batch: number): Promise<readonly Escalated[]> {
    const found: Escalated[] = [];
    for await (const { sk, contact, target } of table.all({ ...escalatedOf(leadKey(lead), batch), strong: true }))
      found.push({ place: { contact: contact as ContactId, id: sk.split('#')[2] as CaseId }, target: String(target) });
    return found;
  },

  /** It was told. */
  async forget(lead: string, batch: number): Promise<void> {
    for await (const { pk, sk } of table.all({ ...escalatedOf(leadKey(lead), batch), keysOnly: true, strong: true }))
      await table.remove({ pk, sk });
  },
});
