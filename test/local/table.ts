/** A table of one's own in DynamoDB Local, and a way to write to it. */
import { randomUUID } from 'node:crypto';
import { type AttributeValue, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { createTable } from '#infra/local/database.ts';

export const freshTable = async (endpoint: string) => {
  const client = new DynamoDBClient({ endpoint, region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
  const table = `stream-${randomUUID().slice(0, 8)}`;
  await createTable(endpoint, table);
  const put = async (pk: string, more: Record<string, AttributeValue> = {}): Promise<void> => {
    await client.send(new PutItemCommand({ TableName: table, Item: { pk: { S: pk }, sk: { S: 'x' }, ...more } }));
  };
  return { table, put };
};
