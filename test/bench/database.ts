/** A DynamoDB Local in memory for one figure, and the world on it. */
import { startDatabase } from '#infra/local/database-process.ts';
import { freePort } from '../local/free-port.ts';
import { openWorld, type World } from '../support/world.ts';

// AWS clients refuse to work without these, and nobody's own credentials have any business here.
const environment = { AWS_REGION: 'local', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_EC2_METADATA_DISABLED: 'true' };

/** The database ends with `use`, however that ends. */
export const withWorld = async (use: (world: World) => Promise<void>, settings: Readonly<Record<string, string>> = {}): Promise<void> => {
  Object.assign(process.env, environment);
  const database = await startDatabase({ port: await freePort() });
  try {
    await use(await openWorld({ database: database.endpoint, settings }));
  } finally {
    await database.stop();
  }
};
