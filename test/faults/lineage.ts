/** A stream whose shards split and merge while changes come: what Lambda promises of it, and no more. */
import type { DynamoDBRecord } from 'aws-lambda';
import type { Chance } from '../trials/kill/chance.ts';

type Counts = (event: { readonly Records: readonly DynamoDBRecord[]; readonly shardId: string }) => Promise<unknown>;

const MOST = 7;

const partitionOf = (record: DynamoDBRecord): string => record.dynamodb?.Keys?.pk?.S ?? '';
/** Of one partition all changes are in one shard, in their order. */
const placeOf = (pk: string, shards: number): number =>
  [...pk].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9_973, 7) % shards;

/**
 * Generation by generation: one shard, its two children, the one that they were merged into. `deliver` hands changes to the shards of a
 * generation, in pieces of any size, of which some come again, whole or with what follows them; `next` goes on to the children.
 */
export const createLineage = (counts: Counts, chance: Chance) => {
  const sizes = [1, 2, 1];
  let generation = 0;
  /** Two shards that write to one number at the same moment get in each other's way: Lambda brings the piece again. */
  const bring = async (shardId: string, Records: readonly DynamoDBRecord[]): Promise<void> => {
    for (let tries = 0; ; tries += 1) {
      try {
        return void (await counts({ Records, shardId }));
      } catch (error) {
        if (tries === 9) throw error;
      }
    }
  };
  const share = async (shardId: string, records: readonly DynamoDBRecord[]): Promise<void> => {
    for (let at = 0; at < records.length; ) {
      const size = 1 + chance.whole(MOST);
      await bring(shardId, records.slice(at, at + size));
      // A worker that died before its place was kept: the same changes come again, in another piece.
      if (chance.whole(3) === 0) await bring(shardId, records.slice(Math.max(0, at - chance.whole(MOST)), at + size));
      at += size;
    }
  };
  return {
    next: () => {
      generation = Math.min(generation + 1, sizes.length - 1);
    },
    async deliver(records: readonly DynamoDBRecord[]): Promise<void> {
      const shards = sizes[generation] ?? 1;
      const work = Array.from({ length: shards }, (_, n) =>
        share(
          `shardId-${generation}-${n}`,
          records.filter((record) => placeOf(partitionOf(record), shards) === n),
        ),
      );
      await Promise.all(work);
    },
  };
};
