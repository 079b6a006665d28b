/** Reads a table's real stream to its present end, as Lambda would hand it over. */
import { DynamoDBStreamsClient, GetRecordsCommand, GetShardIteratorCommand } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import { listShards, newestStream } from '#infra/local/stream/shards.ts';
import { toWireRecord } from '#infra/local/stream/wire.ts';

export const readStreamOnce = (endpoint: string, table: string) => {
  const client = new DynamoDBStreamsClient({ endpoint });
  const iterators = new Map<string, string | undefined>();
  let known: { readonly stream: string; readonly ids: readonly string[] } | undefined;
  /** Asked for once, and again when one has ended: a world settles some hundred times. */
  const shards = async () => {
    const isOver = known?.ids.some((id) => iterators.has(id) && iterators.get(id) === undefined);
    if (known && !isOver) return known;
    const stream = await newestStream(client, table);
    if (stream) known = { stream, ids: (await listShards(client, stream)).map(({ id }) => id) };
    return known;
  };
  return {
    /** What was stored since the last call, in order. */
    async next(): Promise<DynamoDBRecord[]> {
      const { stream, ids = [] } = (await shards()) ?? {};
      if (!stream) return [];
      const found: DynamoDBRecord[] = [];
      for (const id of ids) {
        if (!iterators.has(id)) {
          const start = await client.send(
            new GetShardIteratorCommand({ StreamArn: stream, ShardId: id, ShardIteratorType: 'TRIM_HORIZON' }),
          );
          iterators.set(id, start.ShardIterator);
        }
        for (;;) {
          const iterator = iterators.get(id);
          if (!iterator) break;
          const page = await client.send(new GetRecordsCommand({ ShardIterator: iterator }));
          iterators.set(id, page.NextShardIterator);
          found.push(...(page.Records ?? []).map((record) => toWireRecord(record, stream)));
          if ((page.Records ?? []).length === 0) break;
        }
      }
      return found;
    },
  };
};
