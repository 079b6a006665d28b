/** AWS's DynamoDB Local, fetched once by npm into a cache folder that all copies of Parley share. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from './refusal.ts';

const PACKAGE = 'amplify-dynamodb-simulator@2.9.30';
const SHA512 = 'xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==';

/** What is fetched or unpacked once per account. */
export const cacheFolder = (): string => join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'parley');

const run = (program: string, args: readonly string[], cwd: string): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(program, args, { cwd, stdio: 'ignore' });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });

const pack = (folder: string): Promise<boolean> => {
  const args = ['pack', PACKAGE, '--silent', '--fetch-retries=1', '--fetch-retry-mintimeout=1000'];
  const npm = process.env.npm_execpath;
  return npm?.endsWith('.js') && existsSync(npm) ? run(process.execPath, [npm, ...args], folder) : run('npm', args, folder);
};

const download = async (folder: string): Promise<void> => {
  if (!(await pack(folder)))
    throw new Refusal('DynamoDB Local could not be downloaded: the first start needs the network. Connect it and run the command again.');
  const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (!archive) throw new Refusal('DynamoDB Local could not be downloaded: npm pack left no file. Run the command again.');
  const digest = createHash('sha512')
    .update(await readFile(join(folder, archive)))
    .digest('base64');
  if (digest !== SHA512)
    throw new Refusal('The download of DynamoDB Local is not the file that was expected, so it was thrown away: run the command again.');
  if (!(await run('tar', ['-xzf', archive, 'package/emulator'], folder)))
    throw new Refusal('DynamoDB Local could not be unpacked: it needs tar and 150 MB of free space in the cache folder.');
};

/** The folder of DynamoDB Local; downloads it at the first call on a machine (57 MB). Rejects with a Refusal. */
export const ensureDynamoDbLocal = async (): Promise<string> => {
  const target = join(cacheFolder(), 'dynamodb-local-1.25.1');
  if (existsSync(join(target, 'DynamoDBLocal.jar'))) return target;
  console.log('Downloading DynamoDB Local (57 MB, once) …');
  await mkdir(cacheFolder(), { recursive: true });
  const folder = await mkdtemp(join(cacheFolder(), 'download-'));
  try {
    await download(folder);
    await rename(join(folder, 'package', 'emulator'), target).catch((error: NodeJS.ErrnoException) => {
      // Another process was first; its copy passed the same check.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return target;
};
