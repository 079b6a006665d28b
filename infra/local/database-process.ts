/** DynamoDB Local as a process. It loads no AWS client, which would cost its holder half a second. */
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureDynamoDbLocal } from './dynamodb-jar.ts';
import { ensureJava } from './java.ts';
import { Refusal } from './refusal.ts';

export type Database = {
  readonly endpoint: string;
  readonly pid: number;
  /** Resolves when the process has ended, whoever ended it. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
};

export type DatabaseSettings = {
  readonly port: number;
  /** Where it keeps its file; in memory without. */
  readonly folder?: string;
  readonly log?: (line: string) => void;
};

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });

const argumentsOf = (jar: string, { port, folder }: DatabaseSettings): string[] => [
  // Half a second sooner than with the defaults, which are meant for long-lived servers.
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  `-Djava.library.path=${jar}/DynamoDBLocal_lib`,
  '-jar',
  `${jar}/DynamoDBLocal.jar`,
  ...['-port', String(port), '-disableTelemetry', '-cors', 'http://localhost'],
  // In memory each access key has a database of its own, and waits for no other's writes.
  ...(folder ? ['-sharedDb', '-dbPath', folder] : ['-inMemory']),
];

/** Starts DynamoDB Local and resolves once its port answers (1.5–3 s). Rejects with a Refusal where it does not start. */
export const startDatabase = async (settings: DatabaseSettings): Promise<Database> => {
  const [java, jar] = [await ensureJava(), await ensureDynamoDbLocal()];
  if (settings.folder) await mkdir(settings.folder, { recursive: true });
  const child = spawn(java, argumentsOf(jar, settings), { stdio: ['ignore', 'pipe', 'pipe'], cwd: jar });
  let lastLines = '';
  const note = (chunk: Buffer): void => {
    lastLines = `${lastLines}${chunk}`.slice(-2000);
    settings.log?.(chunk.toString());
  };
  child.stdout.on('data', note);
  child.stderr.on('data', note);
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      hasEnded = true;
      process.off('exit', kill);
      resolve();
    };
    child.on('error', end);
    child.on('exit', end);
  });
  while (!(await isListening(settings.port))) {
    if (hasEnded) throw new Refusal(`DynamoDB Local did not start: ${lastLines.trim().split('\n').at(-1) ?? 'it gave no reason'}`);
    await pause(30);
  }
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    const force = setTimeout(kill, 4000);
    await ended;
    clearTimeout(force);
  };
  return { endpoint: `http://127.0.0.1:${settings.port}`, pid: child.pid ?? 0, ended, stop };
};
