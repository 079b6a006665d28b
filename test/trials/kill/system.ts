/** The system under trial: started as people start it, or only its four processes and its edge. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { buildKey } from '#functions/table/keys.ts';
import { openDataFolder } from '#infra/local/data-folder.ts';
import { createTable } from '#infra/local/database.ts';
import { startEdge } from '#infra/local/edge/start.ts';
import { startIdentity } from '#infra/local/identity/start.ts';
import { createLocalRoutes } from '#infra/local/local-routes.ts';
import { type Part, pidFile } from '#infra/local/process/join.ts';
import { childEnvironment, type LocalSettings, localSettings, TABLE } from '#infra/local/settings.ts';
import { supervise } from '#infra/local/supervise.ts';
import { openTableClient } from './table-client.ts';

export type System = {
  readonly settings: LocalSettings;
  readonly stop: () => Promise<void>;
};

/** The pid that the part left, 0 where it is not running. */
export const livingPid = ({ dataFolder }: LocalSettings, part: Part): number => {
  try {
    const pid = Number(readFileSync(pidFile(dataFolder, part), 'utf8'));
    process.kill(pid, 0);
    return pid;
  } catch {
    return 0;
  }
};

const environmentOf = (port: number, dataFolder: string): Record<string, string> => ({
  PORT: String(port),
  PARLEY_DATA: dataFolder,
  PARLEY_SEED: 'none',
});

const READY_MS = 180_000;

/** What `npm start` runs, without the demonstration. */
export const startWhole = async (port: number, dataFolder: string): Promise<System> => {
  const entry = fileURLToPath(new URL('../../../infra/local/start.ts', import.meta.url));
  const environment = { ...process.env, ...environmentOf(port, dataFolder) };
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry], {
    env: environment,
    // The channel ends the system with us, however we end.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
    await exited;
  };
  const ready = Promise.withResolvers<void>();
  child.stdout?.on('data', (chunk: Buffer) => chunk.toString().includes('Parley is ready') && ready.resolve());
  const late = setTimeout(() => ready.reject(new Error('The system was not ready in time')), READY_MS);
  try {
    await Promise.race([ready.promise, exited.then(() => Promise.reject(new Error('The system ended before it was ready')))]);
  } catch (error) {
    await stop();
    throw error;
  } finally {
    clearTimeout(late);
  }
  return { settings: localSettings(environment), stop };
};

/** Says that a build is under way, so that publishing a webinar starts none: it would take the processors from what is tried here. */
const leaveSiteUnbuilt = async (settings: LocalSettings): Promise<void> => {
  const client = openTableClient(settings);
  await client.send(new PutCommand({ TableName: TABLE, Item: { ...buildKey, building: Date.now() } }));
  client.destroy();
};

/** The same processes without the site, which takes longer to build than a small trial lasts. */
export const startParts = async (port: number, dataFolder: string): Promise<System> => {
  const settings = localSettings(environmentOf(port, dataFolder));
  const keys = await openDataFolder(dataFolder);
  const environment = childEnvironment(settings, keys);
  const begin = (part: Part) => supervise({ part, environment, dataFolder });
  const { publicUrl, issuer, apiUrl, workerUrl, ports } = settings;

  const database = begin('database');
  await database.ready;
  await createTable(settings.databaseUrl, TABLE);
  await leaveSiteUnbuilt(settings);
  const rest = (['api', 'streams', 'worker'] as const).map(begin);
  await Promise.all(rest.map(({ ready }) => ready));
  const identity = await startIdentity({
    port: ports.identity,
    publicUrl,
    clientId: 'parley',
    clientSecret: keys.OIDC_CLIENT_SECRET,
    folder: join(dataFolder, 'identity'),
  });
  const secret = keys.ORIGIN_SECRET;
  const local = createLocalRoutes({ dataFolder, publicUrl, secret, workerUrl, reset: () => Promise.reject(new Error('not here')) });
  const siteFolder = join(dataFolder, 'site', 'current');
  const edge = await startEdge({ port, publicUrl, apiUrl, originSecret: secret, siteFolder, issuer, local });
  return {
    settings,
    stop: async () => {
      await Promise.all([edge.close(), identity.close(), ...rest.map((part) => part.stop())]);
      await database.stop();
    },
  };
};
