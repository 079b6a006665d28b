/** One step of the test command: a program that is run, and how many of its checks passed. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Result = {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  /** Of what failed, as far as it has a name. */
  readonly names?: readonly string[];
  readonly seconds: number;
};

export const project = fileURLToPath(new URL('../..', import.meta.url));

/** A program of a dependency, run by this Node whatever the PATH says. */
export const program = (path: string): string => join(project, 'node_modules', path);

type Output = 'shown' | 'kept';

/** Runs a Node program; `kept` output is answered instead of shown. */
export const runNode = (
  args: readonly string[],
  output: Output,
  environment: Record<string, string> = {},
): Promise<{ code: number; text: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: project,
      env: { ...process.env, ...environment },
      stdio: output === 'shown' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
    const end = (): boolean => child.kill();
    process.once('exit', end);
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('exit', end);
      resolve({ code: code ?? 1, text });
    });
  });

/** Measures a step and says that it began and how it ended. */
export const step = async (name: string, run: () => Promise<Omit<Result, 'name' | 'seconds'>>): Promise<Result> => {
  const began = performance.now();
  const counts = await run();
  const seconds = (performance.now() - began) / 1000;
  console.log(`${counts.failed === 0 ? '✓' : '✗'} ${name}: ${counts.passed} passed, ${counts.failed} failed (${seconds.toFixed(1)} s)`);
  return { name, ...counts, seconds };
};

/** A static check counts once; what it found is shown when it fails. */
export const check = (name: string, args: readonly string[]): Promise<Result> =>
  step(name, async () => {
    const { code, text } = await runNode(args, 'kept');
    if (code !== 0) console.log(text.trim());
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  });
