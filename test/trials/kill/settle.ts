/** When all that follows has followed: both mappings are at the end of the stream, and no mail waits. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBStreamsClient, GetRecordsCommand, GetShardIteratorCommand } from '@aws-sdk/client-dynamodb-streams';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { registrationKey } from '#functions/table/keys.ts';
import { type LocalSettings, TABLE } from '#infra/local/settings.ts';
import { listShards, newestStream } from '#infra/local/stream/shards.ts';
import { openTableClient } from './table-client.ts';

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

/** Messages of a queue. What a killed sender had not finished is none: the reaction that sent it comes again. */
export const filesIn = async (folder: string, queue: string, place: 'new' | 'taken' | 'dead'): Promise<string[]> =>
  (await readdir(join(folder, 'queue', queue, place)).catch(() => [])).filter((name) => name.endsWith('.json'));

const messagesIn = async (folder: string, place: 'new' | 'taken'): Promise<{ contact: string; webinar: string }[]> => {
  const names = await filesIn(folder, 'mail-now', place);
  const texts = await Promise.all(
    names.map((name) => readFile(join(folder, 'queue', 'mail-now', place, name), 'utf8').catch(() => undefined)),
  );
  // A file that was listed and is gone has just been dealt with.
  return texts.flatMap((text) => (text ? [JSON.parse(text)] : []));
};

/** Who still waits for a mail: at once, or because a mailer that died holds it for the rest of its minute. */
export const waitingMail = async (settings: LocalSettings): Promise<{ now: number; held: string[] }> => {
  const client = openTableClient(settings);
  const messages = (await Promise.all((['new', 'taken'] as const).map((place) => messagesIn(settings.dataFolder, place)))).flat();
  // A batch of the stream that comes again queues again: several messages may wait for one person's mail.
  const held = new Set<string>();
  let stopped = 0;
  for (const { contact, webinar } of messages) {
    const { Item } = await client.send(new GetCommand({ TableName: TABLE, Key: registrationKey(contact, webinar), ConsistentRead: true }));
    if (Number(Item?.mailLease ?? 0) <= Date.now()) continue;
    stopped += 1;
    held.add(String(Item?.row.email));
  }
  client.destroy();
  return { now: messages.length - stopped, held: [...held] };
};

export type Patience = {
  readonly mostSeconds: number;
  /** Whether what a dead mailer holds is waited for. */
  readonly forHeldMail: boolean;
};

/** Seconds that it took; undefined where they were not enough. */
export const untilSettled = async (settings: LocalSettings, { mostSeconds, forHeldMail }: Patience): Promise<number | undefined> => {
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBStreamsClient({ endpoint: settings.databaseUrl, region: 'local', credentials });
  const isSettled = async (): Promise<boolean> => {
    const { now, held } = await waitingMail(settings);
    return now + (forHeldMail ? held.length : 0) === 0 && (await streamIsRead(client, settings.dataFolder));
  };
  try {
    // What a mapping writes comes through the stream again, so it must be quiet twice.
    for (let quiet = 0; seconds() < mostSeconds; ) {
      const settled = await isSettled().catch(() => false);
      quiet = settled ? quiet + 1 : 0;
      if (quiet === 2) return seconds();
      await pause(settled ? 1_000 : 300);
    }
    return undefined;
  } finally {
    client.destroy();
  }
};
