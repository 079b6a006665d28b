/** The table in our words: get, put, change, remove, query, transact. The only door to DynamoDB. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { readBatch, writeBatch } from './batch.ts';
import { type Change, type Condition, compile } from './expression.ts';
import type { Key } from './keys.ts';
import { type Query, toQueryInput } from './query.ts';
import { refusedItem, refusedParts, translate } from './refusals.ts';
import { type Meter, readUnits, refusedUnits, transactionUnits, writeUnits } from './units.ts';

export type Item = Readonly<Record<string, unknown>> & Key;

/** A write that its condition refused hands back what is stored instead. */
export type Written = { readonly ok: true; readonly item: Item | undefined } | { readonly ok: false; readonly item: Item | undefined };

export type Write =
  | { readonly put: Item; readonly when?: Condition }
  | { readonly change: Change; readonly key: Key; readonly when?: Condition }
  | { readonly remove: Key; readonly when?: Condition }
  | { readonly check: Key; readonly when: Condition };

export type Table = ReturnType<typeof openTable>;

/** Waits two seconds for an answer and tries three times: handlers answer 503 long before the gateway's 30 s (TRIALS F4). */
export const connect = (): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({
      maxAttempts: 3,
      requestHandler: { requestTimeout: 2_000, connectionTimeout: 1_000, throwOnRequestTimeout: true },
    }),
    { marshallOptions: { removeUndefinedValues: true } },
  );

export const openTable = ({
  client,
  name,
  now,
  meter,
}: {
  client: DynamoDBDocumentClient;
  name: string;
  now: () => Date;
  meter?: Meter;
}) => {
  const measured = meter ? ({ ReturnConsumedCapacity: 'INDEXES' } as const) : {};
  // The time to live is a promise to the reader: DynamoDB itself may take two days (and Local never does it).
  const alive = (item: Record<string, unknown>): boolean => typeof item.ttl !== 'number' || item.ttl > now().getTime() / 1000;

  const conditional = async (operation: string, after: unknown, write: () => Promise<Item | undefined>): Promise<Written> => {
    try {
      return { ok: true, item: await write() };
    } catch (error) {
      const refused = refusedItem(error);
      if (!refused) throw translate(error);
      meter?.(refusedUnits(operation, refused.item ?? after));
      return { ok: false, item: refused.item as Item | undefined };
    }
  };

  const query = async (wanted: Query): Promise<{ items: Item[]; next: Record<string, unknown> | undefined }> => {
    try {
      const found = await client.send(new QueryCommand({ TableName: name, ...toQueryInput(wanted), ...measured }));
      meter?.(readUnits('query', found.ConsumedCapacity, wanted.strong ?? false));
      return { items: ((found.Items ?? []) as Item[]).filter(alive), next: found.LastEvaluatedKey };
    } catch (error) {
      throw translate(error);
    }
  };

  return {
    query,

    /** Every item of a query, page by page. */
    async *all(wanted: Query): AsyncGenerator<Item> {
      let after = wanted.after;
      do {
        const page = await query(after ? { ...wanted, after } : wanted);
        yield* page.items;
        after = page.next;
      } while (after);
    },

    async get(key: Key, { strong = false } = {}): Promise<Item | undefined> {
      try {
        const found = await client.send(new GetCommand({ TableName: name, Key: key, ConsistentRead: strong, ...measured }));
        meter?.(readUnits('get', found.ConsumedCapacity, strong));
        return found.Item && alive(found.Item) ? (found.Item as Item) : undefined;
      } catch (error) {
        throw translate(error);
      }
    },

    /** Up to 100 items by their keys, in no order; what is not there is left out. Half the units where it need not be read strongly. */
    batchGet: async (keys: readonly Key[], { strong = true } = {}): Promise<Item[]> =>
      (await readBatch(client, name, keys, { strong, meter })).filter(alive),

    /** Stores up to 25 items in one request, each for itself and whatever is there: what may be written twice, and in part. */
    batchPut: (items: readonly Item[]): Promise<void> => writeBatch(client, name, items, meter),

    put: (item: Item, when?: Condition): Promise<Written> =>
      conditional('put', item, async () => {
        const done = await client.send(
          new PutCommand({
            TableName: name,
            Item: item,
            ...compile({ when }),
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            ...measured,
          }),
        );
        meter?.(writeUnits('put', done.ConsumedCapacity));
        return item;
      }),

    /** Changes one item and hands back what it is afterwards. */
    change: (key: Key, change: Change, when?: Condition): Promise<Written> =>
      conditional('change', key, async () => {
        const done = await client.send(
          new UpdateCommand({
            TableName: name,
            Key: key,
            ...compile({ change, when }),
            ReturnValues: 'ALL_NEW',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            ...measured,
          }),
        );
        meter?.(writeUnits('change', done.ConsumedCapacity));
        return done.Attributes as Item | undefined;
      }),

    remove: (key: Key, when?: Condition): Promise<Written> =>
      conditional('remove', key, async () => {
        const done = await client.send(new DeleteCommand({ TableName: name, Key: key, ...compile({ when }), ...measured }));
        meter?.(writeUnits('remove', done.ConsumedCapacity));
        return undefined;
      }),

    /** All or nothing, 100 writes at most. `refused` tells which conditions held it back. */
    async transact(writes: readonly Write[]): Promise<{ ok: true } | { ok: false; refused: readonly boolean[] }> {
      const TransactItems = writes.map((write) => {
        if ('put' in write) return { Put: { TableName: name, Item: write.put, ...compile({ when: write.when }) } };
        if ('remove' in write) return { Delete: { TableName: name, Key: write.remove, ...compile({ when: write.when }) } };
        if ('check' in write)
          return { ConditionCheck: { TableName: name, Key: write.check, ConditionExpression: '', ...compile({ when: write.when }) } };
        return {
          Update: { TableName: name, Key: write.key, UpdateExpression: '', ...compile({ change: write.change, when: write.when }) },
        };
      });
      meter?.(transactionUnits(writes.map((write) => ('put' in write ? write.put : 'change' in write ? write.change.set : {}))));
      try {
        await client.send(new TransactWriteCommand({ TransactItems }));
        return { ok: true };
      } catch (error) {
        const refused = refusedParts(error);
        if (!refused) throw translate(error);
        return { ok: false, refused };
      }
    },
  };
};
