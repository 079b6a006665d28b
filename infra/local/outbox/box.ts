/** Reading the outbox. Messages never change, so what is known of one stays known. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const some = z.string().optional();
const schema = z.object({ id: z.string(), to: z.string(), subject: z.string(), purpose: some, answer: some, date: z.string() });
export type Entry = z.infer<typeof schema>;

const isMailId = (text: string): boolean => /^[0-9a-z]{9}-[0-9a-f]{8}$/.test(text);

/** `Ann <ann@example.com>` → `ann@example.com`. */
export const bareAddress = (to: string): string => (/<([^>]*)>\s*$/.exec(to)?.[1] ?? to).trim().toLowerCase();

export type Box = {
  /** Newest first. */
  readonly list: () => Promise<Entry[]>;
  readonly about: (id: string) => Promise<Entry | undefined>;
  /** The raw message, undefined where there is none. */
  readonly read: (id: string) => Promise<Buffer | undefined>;
};

export const openBox = (dataFolder: string): Box => {
  const folder = join(dataFolder, 'outbox');
  const known = new Map<string, Entry>();

  const about = async (id: string): Promise<Entry | undefined> => {
    const entry = known.get(id);
    if (entry || !isMailId(id)) return entry;
    const text = await readFile(join(folder, `${id}.json`), 'utf8').catch(() => undefined);
    if (text === undefined) return undefined;
    const read = schema.parse(JSON.parse(text));
    known.set(id, read);
    return read;
  };

  return {
    list: async () => {
      const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml')).sort();
      const entries = await Promise.all(files.map((name) => about(name.slice(0, -4))));
      return entries.filter((entry) => entry !== undefined).reverse();
    },
    about,
    read: async (id) => (isMailId(id) ? readFile(join(folder, `${id}.eml`)).catch(() => undefined) : undefined),
  };
};
