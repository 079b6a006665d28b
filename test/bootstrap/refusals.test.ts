import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freeBlock } from '../run/free-block.ts';
import { type Ended, runCommand } from './run-command.ts';

let folder = '';
let port = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-refusals-'));
  port = await freeBlock(5500);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const start = (environment: Record<string, string | undefined> = {}): Promise<Ended> =>
  runCommand('start', { PORT: String(port), PARLEY_DATA: join(folder, 'data'), PARLEY_SEED: 'none', ...environment });

const expectOneSentence = ({ code, err }: Ended, words: RegExp): void => {
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(err).toMatch(words);
  expect(err).not.toMatch(/^\s+at |Error:|unforeseen/m);
  expect(code).toBe(1);
};

/** A data folder as an earlier start left it, with a real database file of several pages. */
const usedFolder = async (): Promise<string> => {
  const data = join(folder, 'data');
  await mkdir(join(data, 'database'), { recursive: true });
  const secret = 'f'.repeat(64);
  const keys = { ORIGIN_SECRET: secret, CONTACT_KEY: secret, SIGNING_KEYS: `k1:${secret}`, OIDC_CLIENT_SECRET: secret };
  await writeFile(join(data, 'keys.json'), JSON.stringify(keys));
  await writeFile(join(data, 'version.json'), '{"version":1}');
  using database = new DatabaseSync(join(data, 'database', 'shared-local-instance.db'));
  database.exec('CREATE TABLE dm (hash BLOB, size INTEGER)');
  const insert = database.prepare('INSERT INTO dm VALUES (randomblob(900), 900)');
  for (let row = 0; row < 40; row += 1) insert.run();
  return data;
};

const nowhere = () => ({
  npm_config_registry: 'http://127.0.0.1:9/',
  npm_config_cache: join(folder, 'npm'),
  XDG_CACHE_HOME: join(folder, 'cache'),
});

describe('a start says in one sentence', () => {
  it.each([0, 1, 2, 3, 4])('that a port is taken (the first and %i)', async (offset) => {
    const server = createServer().listen(port + offset, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    expectOneSentence(await start(), new RegExp(`^Port ${port + offset} is taken .*PORT=`));
    server.close();
  });

  it.each(['http', '0', '65532', '43.5'])('that PORT=%s is no port', async (text) => {
    expectOneSentence(await start({ PORT: text }), /^PORT is ".*number from 1 to 65531/);
  });

  it('that the data folder cannot be used', async () => {
    await writeFile(join(folder, 'data'), 'a file where the folder should be');
    expectOneSentence(await start(), /data folder .* cannot be used .*PARLEY_DATA/);
  });

  it.each([
    ['is cut off', '{"ORIGIN_SECRET":"'],
    ['lacks a key', '{"ORIGIN_SECRET":"0123456789012345678901234567890123456789"}'],
  ])('that the keys are damaged: the file %s', async (_what, text) => {
    await writeFile(join(await usedFolder(), 'keys.json'), text);
    expectOneSentence(await start(), /keys\.json is damaged.*Put back a copy/);
  });

  it('that the keys of a database are missing, instead of making others', async () => {
    await rm(join(await usedFolder(), 'keys.json'));
    expectOneSentence(await start(), /keys\.json is missing.*Put back a copy/);
  });

  it('that a later Parley wrote the data', async () => {
    await writeFile(join(await usedFolder(), 'version.json'), '{"version":99}');
    expectOneSentence(await start(), /later Parley .*update Parley/);
  });

  it('that the clock file is damaged', async () => {
    await writeFile(join(await usedFolder(), 'clock.json'), '[1');
    expectOneSentence(await start(), /clock\.json is damaged/);
  });

  it.each([
    ['other text', (file: string) => writeFile(file, 'garbage '.repeat(4000))],
    ['half its pages', (file: string) => truncate(file, 20_000)],
  ])('that the database is damaged: it holds %s', async (_what, damage) => {
    await damage(join(await usedFolder(), 'database', 'shared-local-instance.db'));
    expectOneSentence(await start(), /database .* is damaged.*move .* away to begin anew/);
  });

  it('which Java to install, where there is none', async () => {
    const bin = join(folder, 'bin');
    await mkdir(bin);
    await symlink(process.execPath, join(bin, 'node'));
    expectOneSentence(
      await start({ PATH: bin, JAVA_HOME: undefined, PARLEY_INSTALL: 'none' }),
      /needs a Java runtime.*default-jre-headless.*JAVA_HOME/,
    );
  });

  it('that the first start needs the network', async () => {
    const nowhere = {
      npm_config_registry: 'http://127.0.0.1:9/',
      npm_config_cache: join(folder, 'npm'),
      XDG_CACHE_HOME: join(folder, 'cache'),
    };
    expectOneSentence(await start(nowhere), /DynamoDB Local could not be downloaded.*network/);
  });
});

describe('a start as root on Debian', () => {
  it.runIf(process.getuid?.() === 0)('installs Java where there is none, says so, and goes on', async () => {
    const bin = join(folder, 'bin');
    await mkdir(bin);
    await symlink(process.execPath, join(bin, 'node'));
    // Stands in for Debian's: what it installs is a Java that says its version.
    const apt = `#!/bin/sh\ncase "$*" in install*default-jre-headless*) printf '#!/bin/sh\\nexit 0\\n' > ${bin}/java; /bin/chmod +x ${bin}/java;; esac\n`;
    await writeFile(join(bin, 'apt-get'), apt);
    await chmod(join(bin, 'apt-get'), 0o755);
    const ended = await start({ ...nowhere(), PATH: bin, JAVA_HOME: undefined, PARLEY_INSTALL: undefined });
    expect(ended.out).toMatch(/Installing a Java runtime by apt-get[\s\S]*installed in \d+ s/);
    expectOneSentence(ended, /DynamoDB Local could not be downloaded/);
  });
});
