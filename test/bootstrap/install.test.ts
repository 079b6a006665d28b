import { cp, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { project, runCommand } from './run-command.ts';

let folder = '';

/** Stands in for npm: notes that it was called and leaves what `npm ci` leaves. */
const NPM = `
const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');
if (process.env.NPM_FAILS) { console.error(process.env.NPM_FAILS); process.exit(1); }
mkdirSync('node_modules', { recursive: true });
writeFileSync('node_modules/.package-lock.json', '{}');
`;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-install-'));
  await mkdir(join(folder, 'infra', 'local'), { recursive: true });
  for (const file of ['bootstrap.mjs', 'toolchain.mjs', 'run-entry.mjs'])
    await cp(join(project, 'infra/local', file), join(folder, 'infra/local', file));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await writeFile(join(folder, 'package-lock.json'), '{"lockfileVersion":3}');
  await writeFile(join(folder, 'npm.cjs'), NPM);
  await cp(join(folder, 'npm.cjs'), join(folder, 'npm-cli.js'));
  await writeFile(
    join(folder, 'npm-cli.js'),
    `require('./npm.cjs')`.replace('require', "import { createRequire } from 'node:module'; createRequire(import.meta.url)"),
  );
  await writeFile(
    join(folder, 'infra/local/start.ts'),
    `const words: string[] = process.argv.slice(2); console.log('started', ...words); process.exit(7);`,
  );
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const run = (command: string, environment: Record<string, string> = {}) =>
  runCommand(command, { npm_execpath: join(folder, 'npm-cli.js'), ...environment }, folder);
const installs = async (): Promise<number> => (await readFile(join(folder, 'calls'), 'utf8').catch(() => '')).split('\n').length - 1;
const touchLock = (at: Date): Promise<void> => utimes(join(folder, 'package-lock.json'), at, at);

describe('the bootstrap', () => {
  it('installs by npm ci where nothing is installed, says so, and hands on to the entry with its exit code', async () => {
    const { code, out } = await run('start');
    expect(out).toMatch(/Installing dependencies[\s\S]*installed in \d+ s[\s\S]*started/);
    expect(await readFile(join(folder, 'calls'), 'utf8')).toMatch(/^ci /);
    expect(code).toBe(7);
  });

  it('installs nothing the second time, also where a checkout has touched the lock file', async () => {
    await run('start');
    await touchLock(new Date(Date.now() + 60_000));
    expect((await run('dev')).out).toBe('started --watch\n');
    expect(await installs()).toBe(1);
  });

  it('installs again when the lock file has another content', async () => {
    await run('start');
    await writeFile(join(folder, 'package-lock.json'), '{"lockfileVersion":3,"packages":{}}');
    await run('start');
    expect(await installs()).toBe(2);
  });

  it('takes what somebody installed by hand, unless the lock file is newer', async () => {
    await mkdir(join(folder, 'node_modules'));
    await writeFile(join(folder, 'node_modules', '.package-lock.json'), '{}');
    await run('start');
    expect(await installs()).toBe(0);
    await touchLock(new Date(Date.now() + 60_000));
    await run('start');
    expect(await installs()).toBe(1);
  });

  it.each([
    ['npm error code ENOTFOUND\nnpm error network request failed', /needs the network/],
    ['npm error code EUSAGE\nnpm error lock file and package.json differ', /EUSAGE: lock file and package.json differ.*npm ci/],
  ])('says in one sentence why it could not install: %s', async (failure, words) => {
    const { code, err } = await run('start', { NPM_FAILS: failure });
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toMatch(words);
    expect(code).toBe(1);
  });

  it('names the commands there are, and the file that a copy lacks', async () => {
    const [unknown, lacking] = [await run('strat'), await run('deploy')];
    expect(unknown.err).toMatch(/no command "strat".*start, dev/);
    expect(lacking.err).toMatch(/has no infra\/aws\/deploy\.ts/);
    expect([unknown.code, lacking.code]).toEqual([1, 1]);
  });
});
