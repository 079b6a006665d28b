/** Polls in the table, and the answer in a ballot. Counts belong to the stream and are never written from here. */
import type { WebinarId } from '#shared/ids.ts';
import { limits } from '#shared/limits.ts';
import type { Poll, PollWord } from '#shared/poll.ts';
import type { Seat } from '../http/seat.ts';
import { holdsSeat } from '../live/ballot.ts';
import { createCache } from '../table/cache.ts';
import { pollKey, pollsKey, registrationKey, webinarKey, within } from '../table/keys.ts';
import { DATA_VERSION } from '../table/shape.ts';
import type { Table, Write } from '../table/table.ts';
import { stampAnswer } from './ballot.ts';
import { createCloud } from './cloud.ts';
import { type Choice, entryOf, isSameChoice } from './entry.ts';
import { shownCloud } from './public.ts';
import { itemToPoll, pollToAttributes } from './stored.ts';

export type PollStore = ReturnType<typeof createPollStore>;
type World = { readonly table: Table; readonly now: () => Date; readonly realNow: () => Date };

/** Answers are judged by a copy of the poll that is two seconds old at most. */
const COPY_MS = 2_000;

const nameOf = (webinar: WebinarId, id: string): string => `${webinar}#${id}`;
const replacing = (seen: Poll, next: Poll): Extract<Write, { change: unknown }> => ({
  key: pollKey(seen.webinar, seen.id),
  change: { set: pollToAttributes(next) },
  when: { equals: ['version', seen.version] },
});

export const createPollStore = ({ table, now, realNow }: World) => {
  const copies = createCache<Poll>(COPY_MS, realNow);
  const clouds = createCloud({ table });

  const find = async (webinar: WebinarId, id: string): Promise<Poll | undefined> => {
    const item = await table.get(pollKey(webinar, id), { strong: true });
    return item && itemToPoll(item);
  };
  const list = async (webinar: WebinarId): Promise<Poll[]> => {
    const polls: Poll[] = [];
    for await (const item of table.all({ pk: webinarKey(webinar).pk, prefix: within.polls, strong: true })) {
      const poll = itemToPoll(item);
      if (poll) polls.push(poll);
    }
    return polls;
  };
  /** All of the writes or none; what this process remembers of those polls is forgotten. */
  const transact = async (polls: readonly Poll[], writes: readonly Write[]) => {
    const done = await table.transact(writes);
    for (const { webinar, id } of polls) copies.drop(nameOf(webinar, id));
    return done;
  };

  return {
    ...clouds,
    find,
    list,
    /** Prepared ones are never kept, so that an opening shows at once. */
    recent: (webinar: WebinarId, id: string) =>
      copies.find(
        nameOf(webinar, id),
        () => find(webinar, id),
        ({ state }) => state !== 'prepared',
      ),

    /** Everything that the feed says of polls. */
    async room(webinar: WebinarId): Promise<{ polls: Poll[]; words: Map<string, PollWord[]> }> {
      const polls = await list(webinar);
      const shown = shownCloud(polls);
      return { polls, words: new Map(shown ? [[shown.id, await clouds.cloud(webinar, shown.id)]] : []) };
    },

    /** Everything that a replay says of them: the words of each cloud that is shown. */
    async ended(webinar: WebinarId): Promise<{ polls: Poll[]; words: Map<string, PollWord[]> }> {
      const polls = await list(webinar);
      const shown = polls.filter(({ kind, results, state }) => kind === 'words' && results === 'shown' && state !== 'prepared');
      return { polls, words: new Map(await Promise.all(shown.map(async ({ id }) => [id, await clouds.cloud(webinar, id)] as const))) };
    },

    /** False where the webinar has as many polls as it can hold. */
    async create(poll: Poll): Promise<boolean> {
      const put = { ...pollKey(poll.webinar, poll.id), ...pollToAttributes(poll), v: DATA_VERSION };
      const done = await transact(
        [],
        [
          { put, when: { absent: 'pk' } },
          {
            key: pollsKey(poll.webinar),
            change: { add: { ids: new Set([poll.id]) }, initial: { v: DATA_VERSION } },
            when: { fewerThan: ['ids', limits.pollsPerWebinar] },
          },
        ],
      );
      return done.ok;
    },

    /** False where somebody changed it meanwhile. */
    async replace(seen: Poll, next: Poll): Promise<boolean> {
      return (await transact([seen], [replacing(seen, next)])).ok;
    },

    async remove(seen: Poll): Promise<boolean> {
      const done = await transact(
        [seen],
        [
          { remove: pollKey(seen.webinar, seen.id), when: { equals: ['version', seen.version] } },
          { key: pollsKey(seen.webinar), change: { take: { ids: new Set([seen.id]) } } },
        ],
      );
      return done.ok;
    },

    /** Which poll is open, by the item that lets one be open at a time. */
    async openOne(webinar: WebinarId): Promise<string | undefined> {
      const open = (await table.get(pollsKey(webinar), { strong: true }))?.open;
      return typeof open === 'string' ? open : undefined;
    },

    /** Opens one and closes the one that was open (`last`), or nothing of both: false where another change came between. */
    async open(seen: Poll, next: Poll, last: { readonly seen: Poll; readonly next: Poll } | undefined): Promise<boolean> {
      const takeTurn: Write = {
        key: pollsKey(seen.webinar),
        change: { set: { open: seen.id } },
        when: last ? { equals: ['open', last.seen.id] } : { absent: 'open' },
      };
      const closing = last ? [replacing(last.seen, last.next)] : [];
      return (await transact(last ? [seen, last.seen] : [seen], [replacing(seen, next), takeTurn, ...closing])).ok;
    },

    async close(seen: Poll, next: Poll): Promise<boolean> {
      const giveTurn: Write = { key: pollsKey(seen.webinar), change: { remove: ['open'] }, when: { equals: ['open', seen.id] } };
      return (await transact([seen], [replacing(seen, next), giveTurn])).ok;
    },

    /** One write to the ballot. The same answer again is done already. */
    async answer(seat: Seat, poll: string, choice: Choice, at = now()): Promise<'done' | 'no-seat'> {
      const { change, when } = stampAnswer(seat, poll, choice, at);
      const done = await table.change(registrationKey(seat.contact, seat.webinar), change, when);
      if (done.ok) return 'done';
      const stands = entryOf(done.item, poll);
      return holdsSeat(done.item, seat) && stands && isSameChoice(stands, choice) ? 'done' : 'no-seat';
    },

    /** When a poll was closed, in milliseconds, read strongly: null while it is not. */
    async closedAt(webinar: WebinarId, id: string): Promise<number | null> {
      const closedAt = (await find(webinar, id))?.closedAt;
      return closedAt ? Date.parse(closedAt) : null;
    },
  };
};
