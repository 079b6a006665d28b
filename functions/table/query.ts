/** A query as data, and as DynamoDB reads it. */
import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';

export type Query = {
  readonly pk: string;
  readonly index?: 'list' | 'due';
  readonly prefix?: string;
  /** Sort keys below this one; beside `from` itself as well, since a key takes one condition. */
  readonly before?: string;
  /** Sort keys from this one on. */
  readonly from?: string;
  readonly strong?: boolean;
  readonly newestFirst?: boolean;
  readonly limit?: number;
  readonly after?: Readonly<Record<string, unknown>>;
  /** Of each item its key and nothing else. */
  readonly keysOnly?: boolean;
};

const keys = { table: ['pk', 'sk'], list: ['listPk', 'listSk'], due: ['duePk', 'dueSk'] } as const;

const toRange = ({ prefix, from, before }: Query): readonly [condition: string, value: string | undefined] => {
  if (prefix) return [' AND begins_with(#sk, :sk)', prefix];
  if (from && before) return [' AND #sk BETWEEN :sk AND :to', from];
  return from ? [' AND #sk >= :sk', from] : [' AND #sk < :sk', before];
};

/** Names and values are placeholders, so nothing typed can become an expression. */
export const toQueryInput = (wanted: Query): Omit<QueryCommandInput, 'TableName'> => {
  const [pk, sk] = keys[wanted.index ?? 'table'];
  const [sort, value] = toRange(wanted);
  const isSpan = !wanted.prefix && wanted.from && wanted.before;
  return {
    ...(wanted.index ? { IndexName: wanted.index } : { ConsistentRead: wanted.strong ?? false }),
    KeyConditionExpression: `#pk = :pk${value ? sort : ''}`,
    ExpressionAttributeNames: { '#pk': pk, ...(value ? { '#sk': sk } : {}), ...(wanted.keysOnly ? { '#key': 'pk', '#part': 'sk' } : {}) },
    ...(wanted.keysOnly ? { ProjectionExpression: '#key, #part' } : {}),
    ExpressionAttributeValues: { ':pk': wanted.pk, ...(value ? { ':sk': value } : {}), ...(isSpan ? { ':to': wanted.before } : {}) },
    ScanIndexForward: !wanted.newestFirst,
    ...(wanted.limit ? { Limit: wanted.limit } : {}),
    ...(wanted.after ? { ExclusiveStartKey: wanted.after } : {}),
  };
};
