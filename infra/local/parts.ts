/** The running system without its edge: the four parts, the table, the demonstration, the built site. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSite, type SiteBuild, siteState } from './build-site.ts';
import { type Keys, writeWhole } from './data-folder.ts';
import { createTable } from './database.ts';
import { ensureDynamoDbLocal } from './dynamodb-jar.ts';
import { ensureJava } from './java.ts';
import { keptPictures } from './objects/pictures.ts';
import type { Part } from './process/join.ts';
import { Refusal } from './refusal.ts';
import { childEnvironment, type LocalSettings, TABLE } from './settings.ts';
import { type Supervised, supervise } from './supervise.ts';

export type Parts = {
  /** Resolves when everything behind the edge works. Rejects with a Refusal. */
  readonly start: () => Promise<void>;
  /** Ends everything that was started so far, whether or not the start is over. */
  readonly stop: () => Promise<void>;
  /** Ends a part; it starts again by itself. */
  readonly restart: (part: Part) => void;
  readonly rebuild: () => Promise<void>;
};

/** What belongs to the business; keys, identity and the built site stay. */
const businessData = ['database', 'queue', 'outbox', 'objects', 'stream', 'clock.json', 'seed.json'];

export const clearData = async (folder: string): Promise<void> => {
  for (const name of businessData) await rm(join(folder, name), { recursive: true, force: true });
};

const damaged = (settings: LocalSettings): Refusal =>
  new Refusal(
    `The database in ${join(settings.dataFolder, 'database')} is damaged and cannot be read: put back a copy of it, or move ${settings.dataFolder} away to begin anew.`,
  );

const seedState = async (folder: string): Promise<string | undefined> =>
  readFile(join(folder, 'seed.json'), 'utf8').then(
    (text) => JSON.parse(text).state,
    () => undefined,
  );

const runSeed = (settings: LocalSettings, keys: Keys, what: 'all' | 'live'): Promise<void> =>
  new Promise((resolve, reject) => {
    const entry = fileURLToPath(new URL('process/seed.ts', import.meta.url));
    const environment = { ...process.env, ...childEnvironment(settings, keys) };
    const child = spawn(process.execPath, [entry, what], { env: environment, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let output = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`the demonstration could not be written: ${output.trim()}`))));
  });

/** A seed that is cut off leaves its mark, and the next start throws away what it wrote. */
const runSeedOnce = async (settings: LocalSettings, keys: Keys): Promise<void> => {
  const mark = (state: 'running' | 'done'): Promise<void> => writeWhole(join(settings.dataFolder, 'seed.json'), JSON.stringify({ state }));
  console.log('Writing the demonstration …');
  await mark('running');
  await runSeed(settings, keys, 'all');
  await mark('done');
};

const buildWhereNeeded = async (build: SiteBuild): Promise<void> => {
  const state = await siteState(build);
  if (state === 'current') return;
  const failed = (error: Error): void => console.error(`${error.message}. The older pages stay.`);
  // Pages that are not built yet are answered from the shell, so nobody has to wait for a newer catalogue.
  if (state === 'older-catalogue') return void buildSite(build).catch(failed);
  console.log('Building the site …');
  await buildSite(build).catch((error: Error) => {
    if (!existsSync(join(build.outDir, 'current'))) throw error;
    failed(error);
  });
};

export const createParts = (settings: LocalSettings, keys: Keys): Parts => {
  const { dataFolder } = settings;
  const environment = childEnvironment(settings, keys);
  const site: SiteBuild = {
    api: settings.apiUrl,
    originSecret: keys.ORIGIN_SECRET,
    publicUrl: settings.publicUrl,
    outDir: join(dataFolder, 'site'),
    originals: keptPictures(dataFolder),
  };
  const running = new Map<Part, Supervised>();
  const begin = (part: Part): Promise<void> => {
    const child = supervise({ part, environment, dataFolder });
    running.set(part, child);
    return child.ready;
  };
  const start = async (): Promise<void> => {
    if ((await seedState(dataFolder)) === 'running') await clearData(dataFolder);
    const hadDatabase = existsSync(join(dataFolder, 'database', 'shared-local-instance.db'));
    // Here, not in the child: what is missing is said, and installed, where the person looks.
    await ensureJava();
    await ensureDynamoDbLocal();
    console.log('Starting the database and the functions …');
    const [database, api] = [begin('database'), begin('api')];
    // Whichever fails second is not asked any more.
    api.catch(() => undefined);
    await database;
    const isNew = await createTable(settings.databaseUrl, TABLE).catch((error: unknown) => {
      throw hadDatabase ? damaged(settings) : error;
    });
    await Promise.all([api, begin('streams')]);
    if (isNew && settings.seed) await runSeedOnce(settings, keys);
    // The worker comes last: what the demonstration asked to be rebuilt is built by then.
    await buildWhereNeeded(site);
    await begin('worker');
  };
  const stop = async (): Promise<void> => {
    await Promise.all((['worker', 'streams', 'api'] as const).map((part) => running.get(part)?.stop()));
    await running.get('database')?.stop();
  };
  return { start, stop, restart: (part) => running.get(part)?.restart(), rebuild: () => buildSite(site) };
};
