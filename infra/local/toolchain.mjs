// Takes care that the dependencies of the lock file are there, and finds a Node that runs TypeScript. Runs on plain Node 20.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));
const modules = join(projectFolder, 'node_modules');
const lockFile = join(projectFolder, 'package-lock.json');
// npm writes its own copy of the lock last, so an install that was cut off has none.
const npmMarker = join(modules, '.package-lock.json');
const ownMarker = join(modules, '.parley-lock');

const lockHash = () => createHash('sha256').update(readFileSync(lockFile)).digest('hex');

/** Whether node_modules holds what the lock file asks for. A checkout touches the file's time, so its content decides where we know it. */
const isInstalled = () => {
  if (!existsSync(npmMarker)) return false;
  if (existsSync(ownMarker)) return readFileSync(ownMarker, 'utf8') === lockHash();
  return statSync(npmMarker).mtimeMs >= statSync(lockFile).mtimeMs;
};

/** npm as this process was started by it, else the one on the PATH. */
export const npmCommand = () => {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js') && existsSync(script) ? [process.execPath, script] : ['npm'];
};

const runNpmCi = () =>
  new Promise((resolve) => {
    const [program, ...first] = npmCommand();
    const npm = spawn(program, [...first, 'ci', '--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--loglevel=error'], {
      cwd: projectFolder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let output = '';
    npm.stderr.on('data', (chunk) => {
      output += chunk;
    });
    npm.on('error', () => resolve({ code: 1, output: 'npm was not found' }));
    npm.on('close', (code) => resolve({ code, output }));
  });

const OFFLINE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network|ERR_SOCKET/i;

const installProblem = (output) => {
  if (OFFLINE.test(output))
    return 'The dependencies could not be downloaded: the first start needs the network. Connect it and run the command again.';
  const lines = output.split('\n').filter((line) => line.startsWith('npm error') && !line.includes('complete log'));
  const reason = lines.map((line) => line.replace(/^npm error (code )?/, '')).slice(0, 2);
  return `The dependencies could not be installed (${reason.join(': ') || output.trim() || 'npm ci failed'}): run npm ci to see why.`;
};

/** Runs `npm ci` where node_modules is missing or belongs to another lock file. Throws an Error with one sentence. */
export const installDependencies = async () => {
  if (isInstalled()) return;
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  console.log('Installing dependencies (about half a minute) …');
  const progress = setInterval(() => console.log(`  … still installing, ${seconds()} s`), 10_000);
  const { code, output } = await runNpmCi();
  clearInterval(progress);
  if (code !== 0) throw new Error(installProblem(output));
  writeFileSync(ownMarker, lockHash());
  console.log(`  installed in ${seconds()} s`);
};

/** A Node of 24 or newer: the running one, else the one that npm brought. Throws an Error with one sentence. */
export const findNode = () => {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const brought = join(modules, `node-linux-${process.arch}`, 'bin', 'node');
  if (process.platform === 'linux' && spawnSync(brought, ['--version']).status === 0) return brought;
  throw new Error(
    `Parley runs on Node 24, which npm brings along for Linux only; this is Node ${process.versions.node} on ${process.platform} ${process.arch}: install Node 24 from https://nodejs.org and run the command again.`,
  );
};
