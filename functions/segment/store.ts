/** Segments in the table: few, in one partition; what belongs to one of them has a partition of its own. */
import type { AuditEntry } from '#shared/audit.ts';
import type { ContactId } from '#shared/ids.ts';
import type { Counted, Segment } from '#shared/segment.ts';
import { auditItem } from '../audit/entry.ts';
import type { Condition } from '../table/expression.ts';
import { listOf, membersKey, segmentKey, segmentPk, segmentsPk } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';

const itemToSegment = (item: Item): Segment => {
  const { pk: _pk, sk: _sk, v: _v, ...segment } = item;
  return segment as unknown as Segment;
};

const ids = (item: Item | undefined): ReadonlySet<ContactId> =>
  item?.members instanceof Set ? (item.members as Set<ContactId>) : new Set();

export type SegmentStore = ReturnType<typeof createSegmentStore>;

export const createSegmentStore = ({ table }: { table: Table }) => {
  /** Also those that somebody removed while a part of them is still there. */
  const everyone = async (): Promise<readonly (Segment & { readonly removed?: true })[]> => {
    const found: Segment[] = [];
    for await (const item of table.all({ pk: segmentsPk, strong: true })) found.push(itemToSegment(item));
    return found.sort((a, b) => a.name.localeCompare(b.name, 'en'));
  };

  /** The pieces first: what is left when this is cut off is found by the next sweep. */
  const clear = async (id: string): Promise<void> => {
    for await (const { pk, sk } of table.all({ pk: segmentPk(id), keysOnly: true, strong: true })) await table.remove({ pk, sk });
    await table.remove(segmentKey(id));
  };

  return {
    list: async (): Promise<readonly Segment[]> => (await everyone()).filter(({ removed }) => !removed),

    async find(id: string): Promise<Segment | undefined> {
      const item = await table.get(segmentKey(id), { strong: true });
      return item && !item.removed ? itemToSegment(item) : undefined;
    },

    /** Stores `next` in place of what was `seen` (undefined: nothing), with the entry that tells of it; false where it is another by now. */
    async replace(seen: Segment | undefined, next: Segment, entry: AuditEntry): Promise<boolean> {
      const done = await table.transact([
        {
          put: { ...segmentKey(next.id), ...next, v: DATA_VERSION },
          when: seen ? { all: [{ equals: ['version', seen.version] }, { absent: 'removed' }] } : { absent: 'pk' },
        },
        { put: auditItem(entry) },
      ]);
      return done.ok;
    },

    /** With everything that was kept of it; false where somebody else changed or removed it between. */
    async remove({ id, version }: Segment, entry: AuditEntry): Promise<boolean> {
      const isSeen: Condition = { all: [{ equals: ['version', version] }, { absent: 'removed' }] };
      const done = await table.transact([
        { key: segmentKey(id), change: { set: { removed: true } }, when: isSeen },
        { put: auditItem(entry) },
      ]);
      if (done.ok) await clear(id);
      return done.ok;
    },

    /** What a removal left behind that was cut off. */
    async sweep(): Promise<void> {
      for (const { id, removed } of await everyone()) if (removed) await clear(id);
    },

    /** What was counted last. Nobody's change: the version stays. */
    async counted({ id, version }: Segment, counted: Counted): Promise<void> {
      await table.change(segmentKey(id), { set: { counted } }, { equals: ['version', version] });
    },

    /** That the people of a snapshot are known, or are too many. */
    async took({ id }: Segment, state: Segment['state']): Promise<void> {
      await table.change(segmentKey(id), { set: { state } }, { exists: 'version' });
    },

    /** Those of a snapshot who stand in one of the sixteen lists; keeping them again changes nothing. */
    async keepMembers(id: string, list: number, members: readonly ContactId[]): Promise<void> {
      if (members.length > 0) await table.put({ ...membersKey(id, list), members: new Set(members), v: DATA_VERSION });
      else await table.remove(membersKey(id, list));
    },

    members: async (id: string, list: number): Promise<ReadonlySet<ContactId>> =>
      ids(await table.get(membersKey(id, list), { strong: true })),

    /** Somebody was erased: no snapshot holds them any more, also where they come back. */
    async forget(contact: ContactId): Promise<void> {
      for (const { id, kind } of await everyone()) {
        const key = membersKey(id, listOf(contact));
        if (kind !== 'snapshot' || !ids(await table.get(key, { strong: true })).has(contact)) continue;
        await table.change(key, { take: { members: new Set([contact]) } }, { exists: 'pk' });
      }
    },
  };
};
