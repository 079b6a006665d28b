/** Chat lines in the table, in the order of their time. */
import type { ChatLine } from '#shared/chat.ts';
import type { WebinarId } from '#shared/ids.ts';
import { webinarKey, within } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';

export type ChatStore = ReturnType<typeof createChatStore>;

const itemToLine = (item: Item): ChatLine => {
  const { id, text, by, at, team } = item as unknown as ChatLine;
  return { id, text, by, at, ...(team ? { team } : {}) };
};

export const createChatStore = ({ table }: { table: Table }) => ({
  /** The last lines of a webinar, oldest first, read strongly. */
  async last(webinar: WebinarId, most: number): Promise<ChatLine[]> {
    const { items } = await table.query({ pk: webinarKey(webinar).pk, prefix: within.chat, strong: true, newestFirst: true, limit: most });
    return items.map(itemToLine).reverse();
  },
});
