/** `npm run doctor`: what a machine needs, one line each, with the fix where something is missing. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { findBrowser } from './browser.ts';
import { portState } from './free-ports.ts';
import { findJava } from './java.ts';
import { endWith } from './refusal.ts';
import { type LocalSettings, localSettings } from './settings.ts';

type Finding = { readonly what: string; readonly good: boolean; readonly found: string; readonly fix?: string };

const versions = (): Finding => {
  const npm = spawnSync('npm', ['--version'], { encoding: 'utf8' }).stdout?.trim();
  return { what: 'Versions', good: Boolean(npm), found: `Node ${process.versions.node}, npm ${npm || 'not found'}`, fix: 'install npm' };
};

const java = (): Finding => {
  const program = findJava();
  // Java says its version on stderr.
  const version = program && spawnSync(program, ['-version'], { encoding: 'utf8' }).stderr.split('\n')[0];
  const fix = 'npm start installs one on Debian as root; else install a Java runtime (default-jre-headless, openjdk) or set JAVA_HOME';
  return { what: 'Java', good: Boolean(program), found: version || 'none', fix };
};

const browser = async (): Promise<Finding> => {
  const program = await findBrowser();
  const fix = 'npm test unpacks one on Linux; else install Chromium and set CHROMIUM_PATH';
  return { what: 'Browser', good: Boolean(program), found: program ?? 'none yet (only the tests need one)', fix };
};

const isOurs = async ({ publicUrl }: LocalSettings): Promise<boolean> =>
  fetch(`${publicUrl}/healthz`, { signal: AbortSignal.timeout(2000) }).then(
    (answer) => answer.ok,
    () => false,
  );

const ports = async (settings: LocalSettings): Promise<Finding> => {
  const numbers = Object.values(settings.ports);
  const states = await Promise.all(numbers.map(portState));
  const blocked = numbers.filter((_, index) => states[index] !== 'free');
  const range = `${settings.ports.public} to ${settings.ports.worker}`;
  if (blocked.length > 0 && (await isOurs(settings)))
    return { what: 'Ports', good: true, found: `${range} are in use by Parley, which runs` };
  const found = blocked.length === 0 ? `${range} are free` : `${blocked.join(', ')} taken`;
  return { what: 'Ports', good: blocked.length === 0, found, fix: 'end what uses them, or start with others: PORT=4400 npm start' };
};

/** Dependencies, the database program, a browser, and room for data. */
const NEEDED_BYTES = 2 * 1024 ** 3;

const existing = (path: string): string => (existsSync(path) ? path : existing(dirname(path)));

const disk = async ({ dataFolder }: LocalSettings): Promise<Finding> => {
  const { bavail, bsize } = await statfs(existing(dataFolder));
  const found = `${((bavail * bsize) / 1024 ** 3).toFixed(1)} GB free for ${dataFolder}`;
  return { what: 'Disk', good: bavail * bsize > NEEDED_BYTES, found, fix: 'free 2 GB, or set PARLEY_DATA to a folder on another disk' };
};

/** Nobody has to be reached for this: sources that were changed after now give a wrong clock away. */
const clock = async (): Promise<Finding> => {
  const now = new Date();
  const { mtime } = await stat(new URL('../../package-lock.json', import.meta.url));
  const good = now.getFullYear() >= 2026 && mtime.getTime() <= now.getTime() + 60_000;
  return { what: 'Clock', good, found: `${now.toISOString()} (${Intl.DateTimeFormat().resolvedOptions().timeZone})`, fix: 'set the clock' };
};

const examine = async (): Promise<void> => {
  const settings = localSettings(process.env);
  const findings = [versions(), java(), await browser(), await ports(settings), await disk(settings), await clock()];
  for (const { what, good, found, fix } of findings)
    console.log(`${good ? '✓' : '✗'} ${what.padEnd(9)}${found}${good || !fix ? '' : ` – ${fix}`}`);
  process.exitCode = findings.every(({ good, what }) => good || what === 'Browser') ? 0 : 1;
};

examine().catch(endWith);
