/** The browser of the tests: Chromium from npm, unpacked once into the cache folder; elsewhere one that is installed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aptInstall } from './apt.ts';
import { cacheFolder } from './dynamodb-jar.ts';
import { Refusal } from './refusal.ts';

const ADVICE =
  'The browser tests found no Chromium that runs: install one (Debian, Ubuntu: apt-get install chromium) and set CHROMIUM_PATH to its program.';

const installed = ['chromium', 'chromium-browser', 'google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

const runs = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;

const packageFile = fileURLToPath(new URL('../../node_modules/@sparticuz/chromium/package.json', import.meta.url));

/** The package unpacks into the temporary folder of its process, and a second process would run a copy that is half there. */
const unpackInto = (folder: string): boolean => {
  const script = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";
  const environment = { ...process.env, TMPDIR: folder };
  return spawnSync(process.execPath, ['-e', script], { env: environment, cwd: join(packageFile, '..'), stdio: 'ignore' }).status === 0;
};

const unpacked = async (): Promise<string | undefined> => {
  if (process.platform !== 'linux') return undefined;
  const { version } = JSON.parse(await readFile(packageFile, 'utf8'));
  const target = join(cacheFolder(), `chromium-${version}`);
  if (!existsSync(join(target, 'chromium'))) {
    console.log('Unpacking the test browser (once) …');
    await mkdir(cacheFolder(), { recursive: true });
    const folder = await mkdtemp(join(cacheFolder(), 'browser-'));
    const isWhole = unpackInto(folder) && existsSync(join(folder, 'chromium'));
    if (isWhole) await rename(folder, target).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
  return join(target, 'chromium');
};

/** A browser that runs, without unpacking or installing anything; undefined where there is none yet. */
export const findBrowser = async (): Promise<string | undefined> => {
  const { version } = JSON.parse(await readFile(packageFile, 'utf8'));
  const own = join(cacheFolder(), `chromium-${version}`, 'chromium');
  return [...(process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : []), own, ...installed].find(runs);
};

/** The path of a browser that runs; unpacks ours and installs its libraries where we may. Rejects with a Refusal. */
export const ensureBrowser = async (): Promise<string> => {
  const found = await findBrowser();
  if (found) return found;
  const own = await unpacked();
  if (own && existsSync(own) && !runs(own)) await aptInstall('the libraries of the test browser', ['libnss3', 'libnspr4', 'libexpat1']);
  if (own && runs(own)) return own;
  throw new Refusal(ADVICE);
};
