/** One step of a build of the site, in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../refusal.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const build of running) build.kill();
});

const failure = (output: string, log: string): string => {
  writeFileSync(log, output);
  const reason = output.split('\n').find((line) => /error/i.test(line)) ?? '';
  return `The site could not be built: ${reason.trim() || 'Astro gave no reason'} (all of it: ${log})`;
};

type Run = { readonly words: readonly string[]; readonly environment: Readonly<Record<string, string>>; readonly log: string };

/** Rejects with a Refusal that names the reason, and the log that holds the rest. */
export const run = ({ words, environment, log }: Run): Promise<void> =>
  new Promise((resolve, reject) => {
    const build = spawn(process.execPath, words, {
      cwd: project,
      env: { ...process.env, ...environment, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(build);
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    build.stdout.on('data', collect);
    build.stderr.on('data', collect);
    build.on('error', reject);
    build.on('close', (code) => {
      running.delete(build);
      if (code === 0) resolve();
      else reject(new Refusal(failure(output, log)));
    });
  });
