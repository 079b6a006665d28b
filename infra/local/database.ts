/** The table of `functions/table/shape.ts` in DynamoDB Local, and a client for it. */
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { attributes, indexes, stream } from '#functions/table/shape.ts';

/** A client of DynamoDB Local; AWS's own settings and credentials of the machine are left alone. */
const databaseClient = (endpoint: string, accessKeyId: string): DynamoDBClient =>
  new DynamoDBClient({ endpoint, region: 'local', credentials: { accessKeyId, secretAccessKey: 'local' } });

const keySchema = (partition: string, sort: string): CreateTableCommandInput['KeySchema'] => [
  { AttributeName: partition, KeyType: 'HASH' },
  { AttributeName: sort, KeyType: 'RANGE' },
];

const definition = (name: string): CreateTableCommandInput => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: keySchema(attributes.partition, attributes.sort),
  AttributeDefinitions: [attributes, ...indexes]
    .flatMap(({ partition, sort }) => [partition, sort])
    .map((attribute) => ({ AttributeName: attribute, AttributeType: 'S' })),
  GlobalSecondaryIndexes: indexes.map((index) => ({
    IndexName: index.name,
    KeySchema: keySchema(index.partition, index.sort),
    Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...index.project] },
  })),
  StreamSpecification: { StreamEnabled: true, StreamViewType: stream },
});

/**
 * Creates the table unless it is there; resolves to whether it was created. Rejects where the database cannot read its file.
 * A database in memory keeps the tables of each access key apart. `expires: false` for a table whose time is not the machine's:
 * nothing in it expires, and DynamoDB Local does not look through it again and again for what has.
 */
export const createTable = async (
  endpoint: string,
  name: string,
  { accessKeyId = 'local', expires = true }: { readonly accessKeyId?: string | undefined; readonly expires?: boolean } = {},
): Promise<boolean> => {
  const client = databaseClient(endpoint, accessKeyId);
  try {
    const isThere = await client.send(new DescribeTableCommand({ TableName: name })).then(
      () => true,
      (error: unknown) => (error instanceof ResourceNotFoundException ? false : Promise.reject(error)),
    );
    if (isThere) return false;
    await client.send(new CreateTableCommand(definition(name)));
    if (!expires) return true;
    const ttl = { Enabled: true, AttributeName: attributes.ttl };
    await client.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification: ttl }));
    return true;
  } finally {
    client.destroy();
  }
};
