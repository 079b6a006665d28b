/**
 * DynamoDB Local writes a transaction piece by piece: when it is killed in the middle, the shard's mark may be there and some of the
 * sums not (Amazon's own service knows no such state). The stream tells what was written, so the rest is added before counting goes on.
 */
import { type DynamoDBStreamsClient, GetRecordsCommand, GetShardIteratorCommand } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Deps } from '#functions/deps.ts';
import { type Delta, toDeltas } from '#functions/live/counts.ts';
import { type Fact, recordToFact } from '#functions/table/facts.ts';
import { markKey } from '#functions/table/keys.ts';
import type { CountsHandler } from './envelope.ts';
import { newestStream } from './shards.ts';
import { toWireRecord } from './wire.ts';

const attributes = ['votes', 'registered', 'asked'] as const;
/** DynamoDB Local's sequence numbers have 21 digits; marks are padded to 40. */
const DIGITS = 21;

// A record that cannot be read counts for nothing here, as it counts for nothing there.
const toFacts = (record: DynamoDBRecord): Fact[] => {
  try {
    return [recordToFact(record)];
  } catch {
    return [];
  }
};

const readFrom = async (client: DynamoDBStreamsClient, StreamArn: string, ShardId: string, first: string): Promise<Fact[]> => {
  const at = { StreamArn, ShardId, ShardIteratorType: 'AT_SEQUENCE_NUMBER', SequenceNumber: first.slice(-DIGITS) } as const;
  let iterator = (await client.send(new GetShardIteratorCommand(at))).ShardIterator;
  const facts: Fact[] = [];
  while (iterator) {
    const page = await client.send(new GetRecordsCommand({ ShardIterator: iterator }));
    const records = page.Records ?? [];
    if (records.length === 0) break;
    facts.push(...records.flatMap((record) => toFacts(toWireRecord(record, StreamArn))));
    iterator = page.NextShardIterator;
  }
  return facts;
};

/** What a change moved on what is counted: only the counts write these. A ballot has `votes` as well, a set of names. */
const moved = ({ kind, pk, sk, before, after }: Fact): Delta[] => {
  if (!after || (kind !== 'question' && kind !== 'webinar')) return [];
  return attributes
    .map((attribute) => ({ key: { pk, sk }, attribute, by: Number(after[attribute] ?? 0) - Number(before?.[attribute] ?? 0) }))
    .filter(({ by }) => by !== 0);
};

/** What the last transaction of a shard still owes, from the stream since its first record: wanted sums less what was written. */
export const owed = (
  facts: readonly Fact[],
  mark: { pk: string; sk: string; first: string; last: string },
  complete: Deps['questionIds']['complete'],
): Delta[] => {
  const written = facts.findIndex(({ pk, sk, after }) => pk === mark.pk && sk === mark.sk && after?.last === mark.last);
  if (written < 0) return [];
  const sums = new Map<string, Delta>();
  const add = (delta: Delta, sign: 1 | -1): void => {
    const name = `${delta.key.pk}|${delta.key.sk}|${delta.attribute}`;
    sums.set(name, { ...delta, by: (sums.get(name)?.by ?? 0) + sign * delta.by });
  };
  for (const fact of facts)
    if (fact.sequence >= mark.first && fact.sequence <= mark.last) for (const delta of toDeltas(fact, complete)) add(delta, 1);
  for (const fact of facts.slice(written + 1)) for (const delta of moved(fact)) add(delta, -1);
  return [...sums.values()].filter(({ by }) => by !== 0);
};

/** Adds what is owed, item by item. Safe to repeat: what was added is in the stream by then. */
const mend = async (deps: Deps, client: DynamoDBStreamsClient, table: string, shard: string): Promise<void> => {
  const mark = await deps.table.get(markKey(shard), { strong: true });
  const stream = await newestStream(client, table);
  if (!stream || typeof mark?.first !== 'string') return;
  const facts = await readFrom(client, stream, shard, mark.first);
  for (const { key, attribute, by } of owed(
    facts,
    { ...markKey(shard), first: mark.first, last: String(mark.last) },
    deps.questionIds.complete,
  )) {
    await deps.table.change(key, { add: { [attribute]: by } }, { exists: 'pk' });
    deps.log.warn('completed a torn transaction', { shard, attribute, by });
  }
};

/** Looks at the last transaction before the first batch of a process, and again after each failure. */
export const mending = (handler: CountsHandler, deps: Deps, client: DynamoDBStreamsClient, table: string): CountsHandler => {
  let isSound = false;
  return async (event) => {
    if (!isSound) await mend(deps, client, table, event.shardId);
    isSound = false;
    const answer = await handler(event);
    isSound = true;
    return answer;
  };
};
