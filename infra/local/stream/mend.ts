/**
 * DynamoDB Local writes a transaction piece by piece: when it is killed in the middle, the shard's mark may be there and some of the
 * sums not (Amazon's own service knows no such state). The stream tells what was written, so the rest is added before counting goes on.
 */
import { type DynamoDBStreamsClient, GetRecordsCommand, GetShardIteratorCommand } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Deps } from '#functions/deps.ts';
import { type Delta, MOST_TARGETS, toChanges, toDeltas } from '#functions/live/counts.ts';
import { type Fact, recordToFact } from '#functions/table/facts.ts';
import { markKey } from '#functions/table/keys.ts';
import type { CountsHandler } from './envelope.ts';
import { newestStream } from './shards.ts';
import { toWireRecord } from './wire.ts';

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
  const at = {
    StreamArn,
    ShardId,
    ShardIteratorType: 'AT_SEQUENCE_NUMBER',
    SequenceNumber: (first.split('/')[0] ?? '').slice(-DIGITS),
  } as const;
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

/** What the last transaction of a shard still owes, from the stream since its first record: wanted sums less what was written. */
export const owed = (
  facts: readonly Fact[],
  mark: { pk: string; sk: string; first: string; last: string },
  complete: Deps['questionIds']['complete'],
): Delta[] => {
  const written = facts.findIndex(({ pk, sk, after }) => pk === mark.pk && sk === mark.sk && after?.last === mark.last);
  if (written < 0) return [];
  const sums = new Map<string, Delta>();
  const wanted = facts.flatMap((fact) => toChanges(fact.sequence, toDeltas(fact, complete), MOST_TARGETS));
  for (const { sequence, deltas } of wanted) {
    if (sequence < mark.first || sequence > mark.last) continue;
    for (const delta of deltas) {
      const name = `${delta.key.pk}|${delta.key.sk}|${delta.attribute}`;
      sums.set(name, { ...delta, by: (sums.get(name)?.by ?? 0) + delta.by });
    }
  }
  // Only the counts write what is counted, so whatever moved there since is theirs.
  const moved = ({ key, attribute }: Delta): number =>
    facts
      .slice(written + 1)
      .filter(({ pk, sk }) => pk === key.pk && sk === key.sk)
      .reduce((sum, { before, after }) => sum + Number(after?.[attribute] ?? 0) - Number(before?.[attribute] ?? 0), 0);
  return [...sums.values()].map((delta) => ({ ...delta, by: delta.by - moved(delta) })).filter(({ by }) => by !== 0);
};

/** Adds what is owed, item by item. Safe to repeat: what was added is in the stream by then. */
const mend = async (deps: Deps, client: DynamoDBStreamsClient, table: string, shard: string): Promise<void> => {
  const mark = await deps.table.get(markKey(shard), { strong: true });
  const stream = await newestStream(client, table);
  if (!stream || typeof mark?.first !== 'string') return;
  const facts = await readFrom(client, stream, shard, mark.first);
  for (const { key, attribute, by, make } of owed(
    facts,
    { ...markKey(shard), first: mark.first, last: String(mark.last) },
    deps.questionIds.complete,
  )) {
    const isMade = make === true && by > 0;
    await deps.table.change(key, { add: { [attribute]: by } }, isMade ? undefined : { exists: 'pk' });
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
