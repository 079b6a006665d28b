import { mkdtemp, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ENOUGH_BYTES = 2 * 1024 ** 3;

const isRoomy = (folder: string): Promise<boolean> =>
  statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize >= ENOUGH_BYTES,
    () => false,
  );

/**
 * A new folder for a trial, in memory where the machine has room there. A killed process leaves its files as they are on any file
 * system, and a power cut is not tried here; DynamoDB Local, which waits for the disk at each write, is three times as fast.
 */
export const trialFolder = async (name: string): Promise<string> => {
  const inMemory = '/dev/shm';
  return mkdtemp(join((await isRoomy(inMemory)) ? inMemory : tmpdir(), `parley-${name}-`));
};
