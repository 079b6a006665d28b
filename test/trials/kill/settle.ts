/** When all that follows has followed: both mappings are at the end of the stream, and no mail waits. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBStreamsClient, GetRecordsCommand, GetShardIteratorCommand } from '@aws-sdk/client-dynamodb-streams';
import { type LocalSettings, TABLE } from '#infra/local/settings.ts';
import { listShards, newestStream } from '#infra/local/stream/shards.ts';

type Mark = { readonly after?: string; readonly done?: boolean };

const markOf = (folder: string, mapping: string, shard: string): Promise<Mark> =>
  readFile(join(folder, 'stream', mapping, `${shard}.json`), 'utf8').then(
    (text) => JSON.parse(text),
    () => ({}),
  );

/** Whether a shard holds records that a mapping has not handled. */
const hasMore = async (client: DynamoDBStreamsClient, StreamArn: string, ShardId: string, { after, done }: Mark): Promise<boolean> => {
  if (done) return false;
  const from =
    after === undefined ? { ShardIteratorType: 'TRIM_HORIZON' as const } : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const };
  const { ShardIterator } = await client.send(
    new GetShardIteratorCommand({ StreamArn, ShardId, ...from, ...(after ? { SequenceNumber: after } : {}) }),
  );
  const { Records = [] } = await client.send(new GetRecordsCommand({ ShardIterator, Limit: 1 }));
  return Records.length > 0;
};

const streamIsRead = async (client: DynamoDBStreamsClient, folder: string): Promise<boolean> => {
  const stream = await newestStream(client, TABLE);
  if (!stream) return false;
  for (const { id } of await listShards(client, stream))
    for (const mapping of ['counts', 'reactions']) if (await hasMore(client, stream, id, await markOf(folder, mapping, id))) return false;
  return true;
};

export const filesIn = (folder: string, queue: string, place: 'new' | 'taken' | 'dead'): Promise<string[]> =>
  readdir(join(folder, 'queue', queue, place)).catch(() => []);

const noMailWaits = async (folder: string): Promise<boolean> => {
  const waiting = await Promise.all((['new', 'taken'] as const).map((place) => filesIn(folder, 'mail-now', place)));
  return waiting.flat().length === 0;
};

/** Seconds that it took; undefined where `mostSeconds` were not enough. */
export const untilSettled = async ({ databaseUrl, dataFolder }: LocalSettings, mostSeconds: number): Promise<number | undefined> => {
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBStreamsClient({ endpoint: databaseUrl, region: 'local', credentials });
  try {
    // What a mapping writes comes through the stream again, so it must be quiet twice.
    for (let quiet = 0; seconds() < mostSeconds; ) {
      const settled = (await noMailWaits(dataFolder)) && (await streamIsRead(client, dataFolder).catch(() => false));
      quiet = settled ? quiet + 1 : 0;
      if (quiet === 2) return seconds();
      await pause(settled ? 1_000 : 300);
    }
    return undefined;
  } finally {
    client.destroy();
  }
};
