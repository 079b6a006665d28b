/** Taking messages and giving them back. Renames decide: of two takers one finds the file gone. */
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { renameDurably } from '../write-durably.ts';
import { type Queue, ripe, type Ticket, toName, toTicket } from './folders.ts';

export const MOST_RECEIVES = 10;

export type Leased = { readonly ticket: Ticket; readonly name: string; readonly body: string };

const moved = async (from: string, to: string): Promise<boolean> =>
  rename(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? false : Promise.reject(error)),
  );

/** Messages whose taker died come back when their lease has ended. */
export const returnExpired = async ({ fresh, taken }: Queue, now: number): Promise<void> => {
  for (const name of await ripe(taken, now)) await moved(join(taken, name), join(fresh, name));
};

/** All that is taken comes back now. Only for the start of the one worker that a folder has: whoever took these is dead. */
export const returnAll = async ({ fresh, taken }: Queue, now: number): Promise<void> => {
  for (const name of await ripe(taken, Number.POSITIVE_INFINITY)) {
    const ticket = toTicket(name);
    if (ticket) await moved(join(taken, name), join(fresh, toName({ ...ticket, at: now })));
  }
};

/** Takes up to `most` messages for `seconds`. What was received too often goes to the dead letters instead. */
export const lease = async (queue: Queue, most: number, seconds: number, now: number): Promise<Leased[]> => {
  const leased: Leased[] = [];
  for (const name of await ripe(queue.fresh, now)) {
    if (leased.length >= most) break;
    const ticket = toTicket(name);
    if (!ticket) continue;
    if (ticket.received >= MOST_RECEIVES) {
      await moved(join(queue.fresh, name), join(queue.dead, name));
      continue;
    }
    const next = { ...ticket, at: now + seconds * 1000, received: ticket.received + 1 };
    const file = join(queue.taken, toName(next));
    if (await moved(join(queue.fresh, name), file)) leased.push({ ticket: next, name: toName(next), body: await readFile(file, 'utf8') });
  }
  return leased;
};

/** Done: the message is gone for good. */
export const settle = async ({ taken }: Queue, { name }: Leased): Promise<void> => rm(join(taken, name), { force: true });

/** Not done: it comes back after a while that doubles with each try (1 s … 5 min). */
export const giveBack = async ({ fresh, taken }: Queue, { ticket, name }: Leased, now: number): Promise<void> => {
  const wait = Math.min(300_000, 500 * 2 ** ticket.received);
  await renameDurably(join(taken, name), join(fresh, toName({ ...ticket, at: now + wait }))).catch((error: NodeJS.ErrnoException) => {
    // Its lease ended while the handler worked, and another taker has it.
    if (error.code !== 'ENOENT') throw error;
  });
};
