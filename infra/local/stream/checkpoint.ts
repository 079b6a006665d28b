/** How far one mapping has read one shard: one small file each, written only after the records were handled. */
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { writeDurably } from '../write-durably.ts';

const schema = z.object({
  stream: z.string(),
  /** The last sequence number handled; none yet: from the oldest record. */
  after: z.string().optional(),
  /** The tumbling window that is open, by its start in seconds. */
  window: z.object({ start: z.number(), state: z.record(z.string(), z.unknown()) }).optional(),
  /** The shard was read to its end. */
  done: z.boolean().optional(),
});
export type Checkpoint = z.infer<typeof schema>;

export type Checkpoints = {
  readonly load: (shardId: string) => Promise<Checkpoint>;
  readonly save: (shardId: string, checkpoint: Checkpoint) => Promise<void>;
  /** Forgets shards that the stream no longer lists. */
  readonly keepOnly: (shardIds: ReadonlySet<string>) => Promise<void>;
};

/** A file that cannot be read counts as none: records come again, none is lost. */
const parse = (text: string | undefined): Checkpoint | undefined => {
  try {
    return text === undefined ? undefined : schema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
};

export const openCheckpoints = async (folder: string, stream: string): Promise<Checkpoints> => {
  await mkdir(folder, { recursive: true });
  const path = (shardId: string) => join(folder, `${shardId}.json`);
  return {
    load: async (shardId) => {
      const found = parse(await readFile(path(shardId), 'utf8').catch(() => undefined));
      // A table made anew has a new stream; its shards may bear old names.
      return found?.stream === stream ? found : { stream };
    },
    save: async (shardId, checkpoint) => writeDurably(path(shardId), JSON.stringify(checkpoint)),
    keepOnly: async (shardIds) => {
      const files = (await readdir(folder)).filter((name) => name.endsWith('.json') && !shardIds.has(name.slice(0, -5)));
      await Promise.all(files.map((name) => rm(join(folder, name), { force: true })));
    },
  };
};
