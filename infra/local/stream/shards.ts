/** Which stream the table has, and which of its shards may be read now. */
import { DescribeStreamCommand, type DynamoDBStreamsClient, ListStreamsCommand, type Shard } from '@aws-sdk/client-dynamodb-streams';

/** The newest stream of the table, undefined while there is none. */
export const newestStream = async (client: DynamoDBStreamsClient, table: string): Promise<string | undefined> => {
  const { Streams = [] } = await client.send(new ListStreamsCommand({ TableName: table }));
  const newest = Streams.toSorted((a, b) => (a.StreamLabel ?? '').localeCompare(b.StreamLabel ?? '')).at(-1);
  return newest?.StreamArn;
};

export type ShardName = { readonly id: string; readonly parent?: string };

export const listShards = async (client: DynamoDBStreamsClient, stream: string): Promise<ShardName[]> => {
  const found: Shard[] = [];
  let start: string | undefined;
  do {
    const page = await client.send(new DescribeStreamCommand({ StreamArn: stream, ...(start && { ExclusiveStartShardId: start }) }));
    found.push(...(page.StreamDescription?.Shards ?? []));
    start = page.StreamDescription?.LastEvaluatedShardId;
  } while (start);
  return found.flatMap(({ ShardId, ParentShardId }) => (ShardId ? [{ id: ShardId, ...(ParentShardId && { parent: ParentShardId }) }] : []));
};

/** Parents before children: a shard is read once its parent was read to the end, or is too old to be listed. */
export const readable = (shards: readonly ShardName[], done: ReadonlySet<string>): string[] => {
  const listed = new Set(shards.map((shard) => shard.id));
  return shards
    .filter(({ id, parent }) => !done.has(id) && (parent === undefined || done.has(parent) || !listed.has(parent)))
    .map((shard) => shard.id);
};
