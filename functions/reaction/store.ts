/** How often each of the five signs was sent: one small item per webinar, kept by the counts. */
import type { WebinarId } from '#shared/ids.ts';
import { reactions } from '#shared/reaction.ts';
import { reactionsKey } from '../table/keys.ts';
import type { Table } from '../table/table.ts';

export type ReactionStore = ReturnType<typeof createReactionStore>;

export const createReactionStore = ({ table }: { table: Table }) => ({
  /** In the order of shared/reaction.ts. */
  async totals(webinar: WebinarId): Promise<number[]> {
    const item = await table.get(reactionsKey(webinar));
    return reactions.map((name) => Math.max(0, Number(item?.[name] ?? 0)));
  },
});
