/** The real stream of DynamoDB Local, read as two event source mappings read it in the cloud. */
import { join } from 'node:path';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { Log } from '../log.ts';
import { pause } from '../pause.ts';
import { openCheckpoints } from './checkpoint.ts';
import type { CountsHandler, ReactionsHandler } from './envelope.ts';
import { countsMapping, type Mapping, reactionsMapping } from './mapping.ts';
import { readShard } from './read-shard.ts';
import { listShards, newestStream, readable } from './shards.ts';

const LOOK_AGAIN_MS = 2_000;

export type StreamReader = {
  /** DynamoDB Local's address, like http://127.0.0.1:4324. */
  readonly endpoint: string;
  readonly table: string;
  /** Where the checkpoints are kept (`<data>/stream`). */
  readonly folder: string;
  readonly counts: CountsHandler;
  readonly reactions: ReactionsHandler;
  readonly log: Log;
  readonly signal: AbortSignal;
};

type Reading = Pick<StreamReader, 'table' | 'folder' | 'log' | 'signal'> & {
  readonly client: DynamoDBStreamsClient;
  readonly mapping: Mapping;
};

/** Reads one stream with one mapping until the signal, or until the table has another stream. */
const readOne = async ({ client, table, folder, mapping, log, signal }: Reading, stream: string): Promise<void> => {
  const checkpoints = await openCheckpoints(join(folder, mapping.name), stream);
  const stop = new AbortController();
  const until = AbortSignal.any([signal, stop.signal]);
  const running = new Map<string, Promise<void>>();
  const done = new Set<string>();
  let wake = new AbortController();

  const start = (shardId: string) =>
    readShard({ client, stream, shardId, mapping, checkpoints, log, signal: until })
      .then((ended) => void (ended && done.add(shardId)))
      .finally(() => {
        running.delete(shardId);
        wake.abort();
      });

  try {
    while (!signal.aborted && (await newestStream(client, table)) === stream) {
      wake = new AbortController();
      const shards = await listShards(client, stream);
      for (const { id } of shards) if (!running.has(id) && (await checkpoints.load(id)).done) done.add(id);
      await checkpoints.keepOnly(new Set(shards.map((shard) => shard.id)));
      for (const id of readable(shards, done)) if (!running.has(id)) running.set(id, start(id));
      await pause(LOOK_AGAIN_MS, AbortSignal.any([signal, wake.signal]));
    }
  } finally {
    stop.abort();
    await Promise.all(running.values());
  }
};

const readMapping = async (reading: Reading): Promise<void> => {
  const { client, table, mapping, log, signal } = reading;
  while (!signal.aborted) {
    try {
      const stream = await newestStream(client, table);
      if (stream) await readOne(reading, stream);
    } catch (error) {
      if (!signal.aborted) log.warn('looking for the stream failed', { mapping: mapping.name, error: String(error) });
    }
    await pause(200, signal);
  }
};

/** Reads the table's stream for both mappings until the signal; resolves when nothing is in hand any more. Waits for table and stream. */
export const readStream = async ({ endpoint, table, folder, counts, reactions, log, signal }: StreamReader): Promise<void> => {
  // One attempt: the loops retry themselves and must drop their iterator first.
  const client = new DynamoDBStreamsClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  const mappings = [countsMapping(counts), reactionsMapping(reactions)];
  await Promise.all(mappings.map((mapping) => readMapping({ client, table, folder, mapping, log, signal })));
  client.destroy();
};
