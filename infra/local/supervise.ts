/** Keeps one child process running: starts it, restarts it when it dies, ends it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { memoryEnvironment } from '../memory.ts';
import type { Part } from './process/join.ts';
import { Refusal } from './refusal.ts';

export type Supervised = {
  /** Resolves when the child does its work for the first time; rejects with a Refusal when it died three times before. */
  readonly ready: Promise<void>;
  /** Ends the child; another one takes its place. */
  readonly restart: () => void;
  readonly stop: () => Promise<void>;
};

export type Supervision = { readonly part: Part; readonly environment: Record<string, string>; readonly dataFolder: string };

/** A death soon after a start waits a little, so that a child that cannot live does not eat a processor. */
const SOON_MS = 3000;
const delayAfter = (quickDeaths: number): number => Math.min(800, 50 * 2 ** quickDeaths);

/** Starts the part in its own process group (Ctrl-C in a terminal reaches the supervisor alone); its output goes to `<data>/run/<part>.log`. */
export const supervise = ({ part, environment, dataFolder }: Supervision): Supervised => {
  const entry = fileURLToPath(new URL(`process/${part}.ts`, import.meta.url));
  const log = createWriteStream(join(dataFolder, 'run', `${part}.log`));
  const ready = Promise.withResolvers<void>();
  let child: ChildProcess | undefined;
  let wasReady = false;
  let isStopping = false;
  let lastLine = '';

  const runOnce = async (): Promise<void> => {
    const running = spawn(process.execPath, ['--enable-source-maps', entry], {
      env: { ...process.env, ...memoryEnvironment, ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    child = running;
    running.stdout?.pipe(log, { end: false });
    running.stderr?.pipe(log, { end: false });
    running.stderr?.on('data', (chunk: Buffer) => {
      const lines = chunk.toString().trim().split('\n');
      lastLine = lines.find((line) => /^[A-Za-z]*Error\b/.test(line)) ?? (lastLine || (lines[0] ?? ''));
    });
    running.once('message', () => {
      wasReady = true;
      ready.resolve();
    });
    await once(running, 'exit');
  };

  const keepRunning = async (): Promise<void> => {
    let quickDeaths = 0;
    while (!isStopping) {
      const began = performance.now();
      await runOnce();
      if (isStopping) return;
      quickDeaths = performance.now() - began < SOON_MS ? quickDeaths + 1 : 0;
      if (!wasReady && quickDeaths >= 3)
        return ready.reject(
          new Refusal(`The part "${part}" does not start: ${lastLine || `see ${join(dataFolder, 'run', `${part}.log`)}`}`),
        );
      await pause(delayAfter(quickDeaths));
    }
  };
  const over = keepRunning();

  return {
    ready: ready.promise,
    restart: () => child?.kill('SIGTERM'),
    stop: async () => {
      isStopping = true;
      child?.kill('SIGTERM');
      const force = setTimeout(() => child?.kill('SIGKILL'), 6000);
      await over;
      clearTimeout(force);
      log.end();
    },
  };
};
