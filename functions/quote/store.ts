/** Sentences for publication, in the partition of whoever left them. */
import type { ContactId } from '#shared/ids.ts';
import { idsOf, toldAt } from '../contact/stored.ts';
import type { Press } from '../delivery/press.ts';
import { itemToDelivery } from '../delivery/stored.ts';
import { contactKey, deliveryKey, quoteKey, quotesList } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import type { Reader } from '../verdict/store.ts';
import { itemToQuote, type Quote, quoteToItem, toQuote } from './stored.ts';

export type QuoteStore = ReturnType<typeof createQuoteStore>;

export const createQuoteStore = ({ table, now }: { table: Table; now: () => Date }) => ({
  /** Only of an answer that they said yes to; a second sentence takes the place of the first. False where it is not. */
  async leave(reader: Reader, press: Press, said: Pick<Quote, 'text' | 'locale'>): Promise<boolean> {
    const own = idsOf(reader);
    const items = await table.batchGet(toldAt(reader).map((person) => deliveryKey(person, press.at, press.reply)));
    const told = items.map(itemToDelivery).find(({ seat }) => own.includes(seat));
    if (!told) return false;
    // What another person holds of an answer to them is theirs; the sentence about it never is anybody else's.
    const person = own.includes(told.person) ? told.person : reader.id;
    const quote = toQuote({ ...told, person }, press, { ...said, at: now().toISOString() });
    const key = deliveryKey(told.person, press.at, press.reply);
    return (await table.transact([{ put: quoteToItem(quote) }, { check: key, when: { equals: ['says', 'yes'] } }])).ok;
  },

  async takeBack(people: readonly ContactId[], { reply }: Press): Promise<void> {
    for (const person of people) await table.remove(quoteKey(person, reply));
  },

  /** Of all addresses of a person. */
  async of(people: readonly ContactId[]): Promise<readonly Quote[]> {
    const found = await Promise.all(people.map((person) => table.query({ pk: contactKey(person).pk, prefix: 'quote#', strong: true })));
    return found.flatMap(({ items }) => items.map(itemToQuote));
  },

  /** Newest first, whether they may be published or not: whoever shows them asks that of the person. */
  async page(
    limit: number,
    after?: Record<string, unknown>,
  ): Promise<{ quotes: readonly Quote[]; next: Record<string, unknown> | undefined }> {
    const { items, next } = await table.query({
      pk: quotesList,
      index: 'list',
      newestFirst: true,
      keysOnly: true,
      limit,
      ...(after ? { after } : {}),
    });
    const found = await table.batchGet(items.map(({ pk, sk }) => ({ pk, sk })));
    return { quotes: found.map(itemToQuote).toSorted((a, b) => (a.at < b.at ? 1 : -1)), next };
  },
});
