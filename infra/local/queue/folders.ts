/**
 * A queue is two folders of `<data>/queue/<name>`: `new` and `taken`, and `dead` for what failed too often. A message is one file that
 * moves between them by rename; its name says all that the queue must know: `<ready at>-<received>-<id>.json`. In `taken` the first
 * number is when the lease ends.
 */
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

export type Queue = { readonly fresh: string; readonly taken: string; readonly dead: string };

/** Times in names have 14 digits, so that names sort as times do. */
const digits = (milliseconds: number): string => String(milliseconds).padStart(14, '0');

export type Ticket = { readonly at: number; readonly received: number; readonly id: string };

export const toName = ({ at, received, id }: Ticket): string => `${digits(at)}-${received}-${id}.json`;

export const toTicket = (name: string): Ticket | undefined => {
  const found = /^(\d{14})-(\d+)-([\w-]+)\.json$/.exec(name);
  return found ? { at: Number(found[1]), received: Number(found[2]), id: found[3] ?? '' } : undefined;
};

export const openQueue = async (dataFolder: string, name: string): Promise<Queue> => {
  const folder = join(dataFolder, 'queue', name);
  const queue = { fresh: join(folder, 'new'), taken: join(folder, 'taken'), dead: join(folder, 'dead') };
  await Promise.all(Object.values(queue).map((path) => mkdir(path, { recursive: true })));
  return queue;
};

/** Names of messages whose time has come, oldest first. */
export const ripe = async (folder: string, now: number): Promise<string[]> =>
  (await readdir(folder)).filter((name) => (toTicket(name)?.at ?? Number.POSITIVE_INFINITY) <= now).sort();
