/** Reading many items by their keys in one request. */
import { setTimeout as pause } from 'node:timers/promises';
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Failure } from '../failure.ts';
import type { Key } from './keys.ts';
import { translate } from './refusals.ts';
import type { Item } from './table.ts';
import { type Meter, readUnits } from './units.ts';

const TRIES = 6;
const FIRST_PAUSE_MS = 50;

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
    if (tries === TRIES) throw new Failure('busy', 'The table did not answer in time.', { retryAfterSeconds: 2 });
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
