/** Reading many items by their keys in one request, and storing many. */
import { setTimeout as pause } from 'node:timers/promises';
import { BatchGetCommand, BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Failure } from '../failure.ts';
import type { Key } from './keys.ts';
import { translate } from './refusals.ts';
import type { Item } from './table.ts';
import { type Meter, readUnits, writeUnits } from './units.ts';

const TRIES = 6;
const FIRST_PAUSE_MS = 50;

const busy = () => new Failure('busy', 'The table did not answer in time.', { retryAfterSeconds: 2 });

/** Throws `busy` where the table, asked again and later each time, still hands keys back unread. */
export const readBatch = async (
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly Key[],
  { strong, meter }: { readonly strong: boolean; readonly meter?: Meter | undefined },
): Promise<Item[]> => {
  const found: Item[] = [];
  let Keys: Record<string, unknown>[] = keys.map(({ pk, sk }) => ({ pk, sk }));
  for (let tries = 0; Keys.length > 0; tries += 1) {
    if (tries === TRIES) throw busy();
    if (tries > 0) await pause(FIRST_PAUSE_MS * 2 ** tries);
    try {
      const done = await client.send(
        new BatchGetCommand({
          RequestItems: { [table]: { Keys, ConsistentRead: strong } },
          ...(meter ? { ReturnConsumedCapacity: 'TOTAL' as const } : {}),
        }),
      );
      meter?.(readUnits('batch-get', done.ConsumedCapacity?.[0], strong));
      found.push(...((done.Responses?.[table] ?? []) as Item[]));
      Keys = done.UnprocessedKeys?.[table]?.Keys ?? [];
    } catch (error) {
      throw translate(error);
    }
  }
  return found;
};

type Put = { readonly PutRequest: { readonly Item: Item } };

/** Each for itself: some may be stored when it throws `busy`, as `readBatch` does. */
export const writeBatch = async (
  client: DynamoDBDocumentClient,
  table: string,
  items: readonly Item[],
  meter: Meter | undefined,
): Promise<void> => {
  let puts: Put[] = items.map((Item) => ({ PutRequest: { Item } }));
  for (let tries = 0; puts.length > 0; tries += 1) {
    if (tries === TRIES) throw busy();
    if (tries > 0) await pause(FIRST_PAUSE_MS * 2 ** tries);
    try {
      const measured = meter ? { ReturnConsumedCapacity: 'INDEXES' as const } : {};
      const done = await client.send(new BatchWriteCommand({ RequestItems: { [table]: puts }, ...measured }));
      meter?.(writeUnits('batch-put', done.ConsumedCapacity?.[0]));
      puts = (done.UnprocessedItems?.[table] ?? []) as Put[];
    } catch (error) {
      throw translate(error);
    }
  }
};
