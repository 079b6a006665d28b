/** Sentences for publication, in the partition of whoever left them. */
import type { ContactId } from '#shared/ids.ts';
import type { Press } from '../delivery/press.ts';
import { itemToDelivery } from '../delivery/stored.ts';
import { contactKey, deliveryKey, quoteKey, quotesList } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import { itemToQuote, type Quote, quoteToItem, toQuote } from './stored.ts';

export type QuoteStore = ReturnType<typeof createQuoteStore>;

export const createQuoteStore = ({ table, now }: { table: Table; now: () => Date }) => ({
  /** Only of an answer that they said yes to; a second sentence takes the place of the first. False where it is not. */
  async leave(person: ContactId, press: Press, said: Pick<Quote, 'text' | 'locale'>): Promise<boolean> {
    const key = deliveryKey(person, press.at, press.reply);
    const item = await table.get(key, { strong: true });
    if (!item) return false;
    const quote = toQuote(itemToDelivery(item), press, { ...said, at: now().toISOString() });
    return (await table.transact([{ put: quoteToItem(quote) }, { check: key, when: { equals: ['says', 'yes'] } }])).ok;
  },

  takeBack: async (person: ContactId, { reply }: Press): Promise<void> => void (await table.remove(quoteKey(person, reply))),

  async of(person: ContactId): Promise<readonly Quote[]> {
    const { items } = await table.query({ pk: contactKey(person).pk, prefix: 'quote#', strong: true });
    return items.map(itemToQuote);
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
