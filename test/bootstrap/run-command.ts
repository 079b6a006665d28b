/** Runs a command of Parley as a person would, in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = fileURLToPath(new URL('../..', import.meta.url));

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };
export type Running = { readonly child: ChildProcess; readonly ended: Promise<Ended>; readonly out: () => string };

/** Starts `node infra/local/bootstrap.mjs <command>` of the project in `folder`; undefined in `environment` takes a setting away. */
export const startCommand = (command: string, environment: Record<string, string | undefined> = {}, folder = project): Running => {
  // Vitest's own settings would change what is started.
  const { VITEST: _vitest, NODE_OPTIONS: _options, npm_lifecycle_event: _event, ...clean } = process.env;
  const child = spawn(process.execPath, [join(folder, 'infra/local/bootstrap.mjs'), command], {
    cwd: folder,
    env: { ...clean, PARLEY_DEBUG: undefined, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, out, err }));
  });
  return { child, ended, out: () => out };
};

export const runCommand = (command: string, environment: Record<string, string | undefined> = {}, folder = project): Promise<Ended> =>
  startCommand(command, environment, folder).ended;
