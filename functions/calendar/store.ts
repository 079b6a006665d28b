/** Addresses by which calendar programs of the team read what goes out: one for each member, until they end it or stay away. */
import { calendarKey, subscriptionKey } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Item, Table } from '../table/table.ts';

export type Subscription = { readonly id: string; readonly until: string };

const seconds = (iso: string): number => Math.ceil(Date.parse(iso) / 1000);

export const createCalendarStore = ({ table }: { table: Table }) => {
  const of = async (email: string): Promise<Subscription | undefined> => {
    const item = await table.get(calendarKey(email), { strong: true });
    return item && { id: String(item.id), until: String(item.until) };
  };
  const items = (email: string, { id, until }: Subscription): readonly Item[] => [
    { ...calendarKey(email), id, until, ttl: seconds(until), v: DATA_VERSION },
    { ...subscriptionKey(id), until, ttl: seconds(until), v: DATA_VERSION },
  ];
  return {
    of,
    /** A new one, or the same for longer; `before` ends with it where it is another. */
    async keep(email: string, next: Subscription, before?: Subscription): Promise<void> {
      const ends = before && before.id !== next.id ? [{ remove: subscriptionKey(before.id) }] : [];
      await table.transact([...items(email, next).map((put) => ({ put })), ...ends]);
    },
    async end(email: string): Promise<void> {
      const known = await of(email);
      if (known) await table.transact([{ remove: calendarKey(email) }, { remove: subscriptionKey(known.id) }]);
    },
    /** Whether calendar programs may still read by it. */
    stands: async (id: string, now: Date): Promise<boolean> => {
      const item = await table.get(subscriptionKey(id));
      return item !== undefined && String(item.until) > now.toISOString();
    },
  };
};
