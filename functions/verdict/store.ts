/** What was written to a person, as they see it, and their own word on whether that was an answer. */
import type { ContactId, WebinarId } from '#shared/ids.ts';
import type { Press } from '../delivery/press.ts';
import { isDelivery, itemToDelivery, type StoredDelivery, toLetterName, undelivered } from '../delivery/stored.ts';
import { contactKey, deliveryKey, letterKey } from '../table/keys.ts';
import type { Table } from '../table/table.ts';

export type VerdictStore = ReturnType<typeof createVerdictStore>;

export const createVerdictStore = ({ table, now }: { table: Table; now: () => Date }) => ({
  /** Replies about questions of this webinar: of each question the newest. */
  async toldTo(person: ContactId, webinar: WebinarId): Promise<readonly StoredDelivery[]> {
    const newest = new Map<string | undefined, StoredDelivery>();
    for await (const item of table.all({ pk: contactKey(person).pk, prefix: 'touch#', strong: true })) {
      const told = isDelivery(item) ? itemToDelivery(item) : undefined;
      if (told?.webinar === webinar) newest.set(told.question, told);
    }
    return [...newest.values()];
  },

  /** Nothing where no such reply was for them. A `not-yet` stands until the next answer comes. */
  async say(person: ContactId, { at, reply }: Press, says: 'yes' | 'not-yet'): Promise<void> {
    const when = { all: [{ exists: 'role' }, { not: { equals: ['says', 'not-yet'] as const } }] };
    await table.change(deliveryKey(person, at, reply), { set: { says, saidAt: now().toISOString() } }, when);
  },

  /**
   * The mail service took it and says later that it did not reach them. The letter is forgotten, so that it can be sent again; nothing
   * where no such answer went to them.
   */
  async failed(person: ContactId, { at, reply }: Press, why: 'bounced' | 'complained'): Promise<void> {
    const when = { any: [{ equals: ['event', 'sent'] as const }, { equals: ['event', 'waiting'] as const }] };
    const set = { event: 'failed', why, ...undelivered({ person, reply }) };
    await table.transact([
      { key: deliveryKey(person, at, reply), change: { set }, when },
      { remove: letterKey(contactKey(person).pk, toLetterName(reply)) },
    ]);
  },
});
