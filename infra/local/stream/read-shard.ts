/** One mapping reading one shard from its checkpoint to its end. */
import { type DynamoDBStreamsClient, GetRecordsCommand, GetShardIteratorCommand } from '@aws-sdk/client-dynamodb-streams';
import type { Log } from '../log.ts';
import { pause } from '../pause.ts';
import type { Checkpoints } from './checkpoint.ts';
import type { Mapping, Shard } from './mapping.ts';
import { toWireRecord } from './wire.ts';

const IDLE_MS = { busy: 60, calm: 200 };
/** After this many empty reads in a row nobody is acting just now. */
const CALM_AFTER = 50;
const AFTER_ERROR_MS = 200;

export type ShardReader = {
  readonly client: DynamoDBStreamsClient;
  readonly stream: string;
  readonly shardId: string;
  readonly mapping: Mapping;
  readonly checkpoints: Checkpoints;
  readonly log: Log;
  readonly signal: AbortSignal;
};

const isTrimmed = (error: unknown): boolean => error instanceof Error && error.name === 'TrimmedDataAccessException';

const openShard = async ({ stream, shardId, checkpoints, log, signal }: ShardReader): Promise<Shard> => {
  let checkpoint = await checkpoints.load(shardId);
  return {
    id: shardId,
    stream,
    checkpoint: () => checkpoint,
    advance: async (change) => {
      const next = { ...checkpoint, ...change };
      await checkpoints.save(shardId, next);
      checkpoint = next;
    },
    log,
    signal,
  };
};

const iteratorFor = async (client: DynamoDBStreamsClient, shard: Shard): Promise<string | undefined> => {
  const { after } = shard.checkpoint();
  const where = { StreamArn: shard.stream, ShardId: shard.id };
  const oldest = new GetShardIteratorCommand({ ...where, ShardIteratorType: 'TRIM_HORIZON' });
  if (after === undefined) return (await client.send(oldest)).ShardIterator;
  const next = new GetShardIteratorCommand({ ...where, ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after });
  const found = await client.send(next).catch((error: unknown) => {
    if (!isTrimmed(error)) throw error;
    shard.log.warn('the checkpoint is older than the stream', { shard: shard.id });
    return client.send(oldest);
  });
  return found.ShardIterator;
};

/** Resolves true when the shard was read to its end, false when the signal came first. Errors of the database only make it wait. */
export const readShard = async (reader: ShardReader): Promise<boolean> => {
  const { client, mapping, signal, log } = reader;
  const shard = await openShard(reader);
  let iterator: string | undefined;
  let quiet = 0;
  while (!signal.aborted) {
    try {
      iterator ??= await iteratorFor(client, shard);
      const page = await client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: mapping.batch }), { abortSignal: signal });
      const records = (page.Records ?? []).map((record) => toWireRecord(record, shard.stream));
      if (records.length > 0 && !(await mapping.handle(shard, records))) return false;
      quiet = records.length > 0 ? 0 : quiet + 1;
      iterator = page.NextShardIterator;
      if (iterator === undefined) {
        await mapping.idle(shard, true);
        await shard.advance({ done: true });
        return true;
      }
      if (records.length > 0) continue;
      await mapping.idle(shard, false);
      await pause(quiet > CALM_AFTER ? IDLE_MS.calm : IDLE_MS.busy, signal);
    } catch (error) {
      // An iterator does not outlive a restart of the database; the checkpoint does.
      iterator = undefined;
      if (signal.aborted) return false;
      log.warn('reading the stream failed', { mapping: mapping.name, shard: shard.id, error: String(error) });
      await pause(AFTER_ERROR_MS, signal);
    }
  }
  return false;
};
