/**
 * Hands stream records to the counts as Lambda may at its worst: several shards in any interleaving, a shard that splits, batches with
 * other boundaries each time, again, at the same time, old ones after newer ones. Within one shard a first delivery keeps the order.
 */
import type { DynamoDBRecord } from 'aws-lambda';
import type { CountsEvent } from '#functions/counts.ts';
import type { Chance } from '../../trials/kill/chance.ts';

export type Delivery = { batches: number; again: number; stale: number; together: number; failed: number };
type Handler = (event: CountsEvent) => Promise<unknown>;
type Shard = { readonly id: string; readonly records: readonly DynamoDBRecord[]; done: number; readonly parent?: Shard };

const MOST_BATCH = 1_000;

const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value;
};
const partitionOf = (record: DynamoDBRecord): string => record.dynamodb?.Keys?.pk?.S ?? '';
const sequenceOf = (record: DynamoDBRecord): string => (record.dynamodb?.SequenceNumber ?? '').padStart(40, '0');

/** A partition's records are all in one shard, in order. The first shard splits halfway: its children begin when it is read. */
export const toShards = (records: readonly DynamoDBRecord[], count: number): Shard[] => {
  const inOrder = records.toSorted((a, b) => (sequenceOf(a) < sequenceOf(b) ? -1 : 1));
  const shards = Array.from({ length: count }, (_, n) => inOrder.filter((record) => hash(partitionOf(record)) % count === n));
  const [first = [], ...others] = shards;
  const half = first.length >> 1;
  const parent: Shard = { id: 'shardId-0', records: first.slice(0, half), done: 0 };
  const child = (n: number): Shard => ({
    id: `shardId-0-${n}`,
    records: first.slice(half).filter((record) => (hash(partitionOf(record)) >>> 8) % 2 === n),
    done: 0,
    parent,
  });
  return [parent, child(0), child(1), ...others.map((of, n): Shard => ({ id: `shardId-${n + 1}`, records: of, done: 0 }))];
};

const isOpen = ({ records, done, parent }: Shard): boolean =>
  done < records.length && (parent === undefined || parent.done >= parent.records.length);

/** Delivers everything until each shard is read. `window`: records of a shard that come within the batching window, in the mean. */
export const deliver = async (handler: Handler, shards: readonly Shard[], chance: Chance, window: number): Promise<Delivery> => {
  const told: Delivery = { batches: 0, again: 0, stale: 0, together: 0, failed: 0 };
  const send = ({ id, records }: Shard, from: number, to: number): Promise<unknown> =>
    handler({ Records: records.slice(from, to), shardId: id, state: {} });
  const insist = async (shard: Shard, from: number, to: number): Promise<void> => {
    for (let tries = 0; tries < 50; tries += 1) {
      const failed = await send(shard, from, to).then(
        () => false,
        () => true,
      );
      if (!failed) return;
      told.failed += 1;
    }
    throw new Error('The counts failed fifty times');
  };
  for (let open = shards.filter(isOpen); open.length > 0; open = shards.filter(isOpen)) {
    const shard = open[chance.whole(open.length)] as Shard;
    const from = shard.done;
    const to = Math.min(shard.records.length, from + Math.min(MOST_BATCH, 1 + chance.whole(2 * window)));
    told.batches += 1;
    if (chance.isLucky(0.1)) {
      told.together += 1;
      await Promise.all([insist(shard, from, to), insist(shard, from, to)]);
    } else await insist(shard, from, to);
    shard.done = to;
    if (chance.isLucky(0.2)) {
      // Again, cut elsewhere: from the middle of an earlier batch to the middle of this one, then the rest.
      told.again += 1;
      const [start, cut] = [Math.max(0, from - chance.whole(window)), from + chance.whole(to - from)];
      await insist(shard, start, cut);
      await insist(shard, cut, to);
    }
    if (chance.isLucky(0.1)) {
      told.stale += 1;
      const start = chance.whole(shard.done);
      await insist(shard, start, Math.min(shard.done, start + MOST_BATCH));
    }
  }
  return told;
};
