/** What every child of the supervisor does: leave its pid, end when told to, and end when the supervisor is gone. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';

export type Part = 'database' | 'api' | 'streams' | 'worker';

/** Where the pid of a part is written, for tests that kill it and for a start after a crash. */
export const pidFile = (dataFolder: string, part: Part): string => join(dataFolder, 'run', `${part}.pid`);

export const writePid = (dataFolder: string, part: Part, pid: number): void => {
  mkdirSync(join(dataFolder, 'run'), { recursive: true });
  writeFileSync(pidFile(dataFolder, part), String(pid));
};

/** How long work in hand may take after the signal. */
const GRACE_MS = 4000;

/** A signal that fires when this process should end. The process is ended by force when its work has not stopped by then. */
export const endSignal = (): AbortSignal => {
  const controller = new AbortController();
  const end = (): void => {
    if (controller.signal.aborted) return;
    controller.abort();
    setTimeout(() => process.exit(0), GRACE_MS).unref();
  };
  process.on('SIGTERM', end);
  // Ctrl-C reaches the supervisor alone; a child that it started elsewhere ends in the same way.
  process.on('SIGINT', end);
  process.on('disconnect', end);
  // Listening keeps the channel, and with it the process, alive for nothing.
  process.channel?.unref();
  return controller.signal;
};

/** Tells the supervisor that this part does its work from now on. */
export const reportReady = (): void => {
  process.send?.('ready');
  // What was compiled is kept at once: a part that is killed saves nothing.
  flushCompileCache();
};

export const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
