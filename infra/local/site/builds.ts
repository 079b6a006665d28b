/** The folder of all builds: `<n>/` with its fingerprint `<n>.json` beside it, and the link `current`, which is replaced in one step. */
import { cp, mkdir, readdir, readFile, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fingerprint } from './fingerprint.ts';

const numbersIn = async (folder: string): Promise<number[]> => (await readdir(folder)).map(Number).filter((number) => number > 0);

/** The published build's number, 0 where there is none. */
const currentNumber = async (folder: string): Promise<number> => Number(await readlink(join(folder, 'current')).catch(() => '0'));

/** What the published build was made from, undefined where there is none. */
export const publishedFrom = async (folder: string): Promise<Fingerprint | undefined> => {
  try {
    return JSON.parse(await readFile(join(folder, `${await currentNumber(folder)}.json`), 'utf8'));
  } catch {
    return undefined;
  }
};

/** Makes the folder of the next build. Two processes never get the same number, and the later number has the newer content. */
export const takeNumber = async (folder: string): Promise<number> => {
  await mkdir(folder, { recursive: true });
  const number = Math.max(0, ...(await numbersIn(folder))) + 1;
  const isMine = await mkdir(join(folder, String(number))).then(
    () => true,
    (error: NodeJS.ErrnoException) => (error.code === 'EEXIST' ? false : Promise.reject(error)),
  );
  return isMine ? number : takeNumber(folder);
};

export const discard = async (folder: string, number: number): Promise<void> => {
  await rm(join(folder, String(number)), { recursive: true, force: true });
  await rm(join(folder, `${number}.json`), { force: true });
};

/** Pages that people have open still ask for the scripts and fonts of the build before. */
const keepAssets = async (folder: string, from: number, to: number): Promise<void> => {
  const assets = (number: number): string => join(folder, String(number), '_astro');
  await cp(assets(from), assets(to), { recursive: true, force: false, preserveTimestamps: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
};

/** Points `current` at a finished build, unless a newer one is published already; builds before the previous one go. */
export const publishBuild = async (folder: string, number: number, from: Fingerprint): Promise<void> => {
  const before = await currentNumber(folder);
  if (before > number) return discard(folder, number);
  if (before > 0) await keepAssets(folder, before, number);
  await writeFile(join(folder, `${number}.json`), JSON.stringify(from));
  const link = join(folder, `link-${number}`);
  await symlink(String(number), link);
  await rename(link, join(folder, 'current'));
  for (const old of await numbersIn(folder)) if (old < before) await discard(folder, old);
};
