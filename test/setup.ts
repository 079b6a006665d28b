/** One DynamoDB Local in memory for a whole run; each test file makes its own table in it. */
import { createServer } from 'node:net';
import type { TestProject } from 'vitest/node';
import { startDatabase } from '#infra/local/database-process.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** DynamoDB Local's address: `inject('database')`. */
    database: string;
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

export default async (project: TestProject): Promise<() => Promise<void>> => {
  const database = await startDatabase({ port: await freePort() });
  project.provide('database', database.endpoint);
  return database.stop;
};
