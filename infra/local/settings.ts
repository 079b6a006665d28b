/** The settings of the system on one machine, and the environment that its processes get. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { TOPIC } from './channels/keys.ts';
import type { Keys } from './data-folder.ts';
import { Refusal } from './refusal.ts';

export const TABLE = 'parley';

const { version }: { version: string } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

export type LocalSettings = {
  /** The base that people use, without a slash at its end. */
  readonly publicUrl: string;
  readonly ports: Readonly<Record<'public' | 'api' | 'identity' | 'database' | 'worker', number>>;
  readonly apiUrl: string;
  readonly issuer: string;
  readonly databaseUrl: string;
  readonly workerUrl: string;
  /** Absolute. */
  readonly dataFolder: string;
  readonly seed: boolean;
};

const portFrom = (text: string | undefined): number => {
  const port = Number(text ?? 4321);
  // Four more ports follow the first.
  if (Number.isInteger(port) && port >= 1 && port <= 65_531) return port;
  throw new Refusal(`PORT is "${text}", and Parley needs a number from 1 to 65531 there, like PORT=4400.`);
};

/** Reads PORT, PARLEY_URL, PARLEY_DATA and PARLEY_SEED. Throws a Refusal that names a wrong one. */
export const localSettings = (environment: Record<string, string | undefined>): LocalSettings => {
  const port = portFrom(environment.PORT);
  const publicUrl = (environment.PARLEY_URL ?? `http://localhost:${port}`).replace(/\/+$/, '');
  if (!URL.canParse(publicUrl)) throw new Refusal(`PARLEY_URL is "${publicUrl}", and it must be an address like http://localhost:4321.`);
  const local = (offset: number): string => `http://127.0.0.1:${port + offset}`;
  return {
    publicUrl,
    ports: { public: port, api: port + 1, identity: port + 2, database: port + 3, worker: port + 4 },
    apiUrl: local(1),
    issuer: local(2),
    databaseUrl: local(3),
    workerUrl: local(4),
    dataFolder: resolve(environment.PARLEY_DATA || '.data'),
    seed: environment.PARLEY_SEED !== 'none',
  };
};

/** The environment of every child process: the Config of `functions/config.ts`, and where the local services are. */
export const childEnvironment = (settings: LocalSettings, keys: Keys): Record<string, string> => ({
  PORT: String(settings.ports.public),
  PARLEY_URL: settings.publicUrl,
  PARLEY_DATA: settings.dataFolder,
  TABLE_NAME: TABLE,
  VERSION: version,
  ...keys,
  OIDC_ISSUER: settings.issuer,
  OIDC_CLIENT_ID: 'parley',
  MAIL_EVENTS_TOPIC: TOPIC,
  AWS_ENDPOINT_URL_DYNAMODB: settings.databaseUrl,
  AWS_REGION: 'local',
  // DynamoDB Local takes any key of letters and digits, and a machine's own credentials have no business here.
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_EC2_METADATA_DISABLED: 'true',
});
