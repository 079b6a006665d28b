import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { LocalSettings } from '#infra/local/settings.ts';

/** A client of one's own, beside the system: what is checked is not read through what is tried. */
export const openTableClient = ({ databaseUrl }: LocalSettings): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint: databaseUrl, region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
  );
