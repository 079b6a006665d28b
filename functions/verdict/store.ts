/** What was written to a person, as they see it, and their own word on whether that was an answer. */
import type { ContactId, WebinarId } from '#shared/ids.ts';
import type { Contact } from '../contact/store.ts';
import { idsOf, toldAt } from '../contact/stored.ts';
import type { Press } from '../delivery/press.ts';
import { isDelivery, itemToDelivery, type StoredDelivery, toLetterName, undelivered } from '../delivery/stored.ts';
import type { Condition } from '../table/expression.ts';
import { contactKey, deliveryKey, letterKey } from '../table/keys.ts';
import type { Table } from '../table/table.ts';

export type VerdictStore = ReturnType<typeof createVerdictStore>;

/** Whoever is asked about: a person with every address of theirs, and those that they were joined with. */
export type Reader = Pick<Contact, 'id' | 'aliases' | 'parted'>;

export const createVerdictStore = ({ table, now }: { table: Table; now: () => Date }) => {
  /** Everything that answered one of their addresses, whoever they were then; oldest first. */
  const told = async (reader: Reader): Promise<readonly StoredDelivery[]> => {
    const seats = idsOf(reader);
    const found: StoredDelivery[] = [];
    for (const one of toldAt(reader))
      for await (const item of table.all({ pk: contactKey(one).pk, prefix: 'touch#', strong: true }))
        if (isDelivery(item)) found.push(itemToDelivery(item));
    return found.filter(({ seat }) => seats.includes(seat)).sort((a, b) => (a.at < b.at ? -1 : 1));
  };

  return {
    told,

    /** Answers to questions of this webinar: of each question the newest. */
    async toldTo(reader: Reader, webinar: WebinarId): Promise<readonly StoredDelivery[]> {
      const some = (await told(reader)).filter((one) => one.webinar === webinar && !one.asks);
      return [...new Map(some.map((one) => [one.question, one])).values()];
    },

    /** Nothing where no such reply was for them. A `not-yet` stands until the next answer comes. */
    async say(reader: Reader, { at, reply }: Press, says: 'yes' | 'not-yet'): Promise<void> {
      const theirs: Condition = { any: idsOf(reader).map((seat): Condition => ({ equals: ['seat', seat] })) };
      const when: Condition = { all: [{ exists: 'role' }, { absent: 'asks' }, theirs, { not: { equals: ['says', 'not-yet'] } }] };
      for (const one of toldAt(reader))
        if ((await table.change(deliveryKey(one, at, reply), { set: { says, saidAt: now().toISOString() } }, when)).ok) return;
    },

    /**
     * The mail service took it and says later that it did not reach them. The letter is forgotten, so that it can be sent again; nothing
     * where no such answer went to one of these addresses.
     */
    async failed(people: readonly ContactId[], { at, reply }: Press, why: 'bounced' | 'complained'): Promise<void> {
      const when = { any: [{ equals: ['event', 'sent'] as const }, { equals: ['event', 'waiting'] as const }] };
      for (const person of people) {
        const set = { event: 'failed', why, ...undelivered({ person, reply }) };
        const done = await table.transact([
          { key: deliveryKey(person, at, reply), change: { set }, when },
          { remove: letterKey(contactKey(person).pk, toLetterName(reply)) },
        ]);
        if (done.ok) return;
      }
    },
  };
};
