/** The data folder: made at the first start, checked at every other one, so that nothing runs on data that it cannot read. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { DATA_VERSION } from '#functions/table/shape.ts';
import { Refusal } from './refusal.ts';

const keysSchema = z.strictObject({
  ORIGIN_SECRET: z.string().min(32),
  CONTACT_KEY: z.string().min(32),
  SIGNING_KEYS: z.string().min(32),
  OIDC_CLIENT_SECRET: z.string().min(32),
});

/** Made once per data folder; named as the settings of `functions/config.ts`. */
export type Keys = Readonly<z.infer<typeof keysSchema>>;

const newKeys = (): Keys => {
  const secret = (): string => randomBytes(32).toString('hex');
  return { ORIGIN_SECRET: secret(), CONTACT_KEY: secret(), SIGNING_KEYS: `k1:${secret()}`, OIDC_CLIENT_SECRET: secret() };
};

/** Writes a file that is there either whole or not at all. */
export const writeWhole = async (file: string, text: string, mode = 0o644): Promise<void> => {
  await writeFile(`${file}.new`, text, { mode });
  await rename(`${file}.new`, file);
};

const wayOut = (folder: string): string => `Put back a copy of it, or move ${folder} away to begin anew.`;

/** A JSON file of the folder, undefined where there is none. */
const readJson = async <T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T | undefined> => {
  const file = join(folder, name);
  if (!existsSync(file)) return undefined;
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    throw new Refusal(`${file} is damaged: its content is not what Parley wrote. ${wayOut(folder)}`);
  }
};

const checkVersion = async (folder: string): Promise<void> => {
  const written = await readJson(folder, 'version.json', z.object({ version: z.int().positive() }));
  if (written && written.version > DATA_VERSION)
    throw new Refusal(
      `${folder} was written by a later Parley (data version ${written.version}, this one reads up to ${DATA_VERSION}): update Parley, or set PARLEY_DATA to another folder.`,
    );
  if (written?.version !== DATA_VERSION) await writeWhole(join(folder, 'version.json'), JSON.stringify({ version: DATA_VERSION }));
};

/** Reading every page of a larger file would keep people waiting for longer than it is worth. */
const CHECKED_BYTES = 256 * 1024 * 1024;

const isSound = (file: string): boolean => {
  try {
    using database = new DatabaseSync(file);
    return database.prepare('PRAGMA quick_check(1)').get()?.quick_check === 'ok';
  } catch {
    return false;
  }
};

/** Whether there is a database; nobody else may have it open. An empty file is what a kill during the first start leaves. */
const checkDatabaseFile = async (folder: string): Promise<boolean> => {
  const file = join(folder, 'database', 'shared-local-instance.db');
  const bytes = existsSync(file) ? (await stat(file)).size : 0;
  if (bytes > 0 && bytes < CHECKED_BYTES && !isSound(file)) throw new Refusal(`The database ${file} is damaged. ${wayOut(folder)}`);
  return bytes > 0;
};

const readKeys = async (folder: string, hasDatabase: boolean): Promise<Keys> => {
  const kept = await readJson(folder, 'keys.json', keysSchema);
  if (kept) return kept;
  // New keys would make every known person a stranger and every mailed link a dead one.
  if (hasDatabase)
    throw new Refusal(`${join(folder, 'keys.json')} is missing, and the database beside it was made with it. ${wayOut(folder)}`);
  const keys = newKeys();
  await writeWhole(join(folder, 'keys.json'), `${JSON.stringify(keys, null, 2)}\n`, 0o600);
  return keys;
};

/** Makes or checks the folder and answers its keys. Rejects with a Refusal that names the file and the way out. */
export const openDataFolder = async (folder: string): Promise<Keys> => {
  await mkdir(join(folder, 'run'), { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(`The data folder ${folder} cannot be used (${error.code}): set PARLEY_DATA to a folder that may be written to.`);
  });
  await checkVersion(folder);
  await readJson(folder, 'clock.json', z.looseObject({}));
  return await readKeys(folder, await checkDatabaseFile(folder));
};
