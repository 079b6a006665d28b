/** Rehearsals in the table: how far their script was played, and how nothing of them stays. */
import type { WebinarId } from '#shared/ids.ts';
import type { Webinar } from '#shared/webinar.ts';
import { guestLists, type Key, runKey, slugKey, webinarKey } from '../table/keys.ts';
import type { Table } from '../table/table.ts';

export type RehearsalStore = ReturnType<typeof createRehearsalStore>;

/** Writes that are under way at once. */
const AT_ONCE = 16;

export const createRehearsalStore = ({ table }: { table: Table }) => {
  const removeAll = async (keys: AsyncGenerator<Key>): Promise<void> => {
    const lines = Array.from({ length: AT_ONCE }, async () => {
      for await (const { pk, sk } of keys) await table.remove({ pk, sk });
    });
    await Promise.all(lines);
  };
  async function* ballots(webinar: WebinarId): AsyncGenerator<Key> {
    for (const pk of guestLists(webinar)) yield* table.all({ pk, index: 'list' });
  }
  async function* room(webinar: WebinarId): AsyncGenerator<Key> {
    const kept = [webinarKey(webinar).sk, runKey(webinar, 'end').sk];
    for await (const key of table.all({ pk: webinarKey(webinar).pk, strong: true })) if (!kept.includes(key.sk)) yield key;
  }
  return {
    /** Claims the part of the script up to `second`; false where another turn came first. */
    async claim(webinar: WebinarId, seen: number, second: number): Promise<boolean> {
      const change = { set: { 'rehearsal.second': second } };
      return (await table.change(webinarKey(webinar), change, { equals: ['rehearsal.second', seen] })).ok;
    },

    /** What people left, and what the room holds, but for the webinar and the run that ends it. */
    async sweep(webinar: WebinarId): Promise<void> {
      await removeAll(ballots(webinar));
      await removeAll(room(webinar));
    },

    async remove({ id, slug }: Webinar): Promise<void> {
      for (const key of [slugKey(slug), runKey(id, 'end'), webinarKey(id)]) await table.remove(key);
    },
  };
};
