/** Processes that an earlier supervisor left behind when it was killed. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pidFile } from './process/join.ts';
import { Refusal } from './refusal.ts';

const pidIn = (file: string): number => (existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0);

/** A process's command line, empty where there is no such process. */
const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ');
  } catch {
    return spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  }
};

// Pids are used again, so only a process that runs what we started is ours.
const programs = {
  database: 'DynamoDBLocal.jar',
  api: 'process/api.ts',
  streams: 'process/streams.ts',
  worker: 'process/worker.ts',
} as const;

/** Ends the parts of a supervisor that is gone. */
export const endLeftovers = async (dataFolder: string): Promise<void> => {
  for (const [part, program] of Object.entries(programs)) {
    const pid = pidIn(pidFile(dataFolder, part as keyof typeof programs));
    if (pid === 0 || !commandOf(pid).includes(program)) continue;
    process.kill(pid, 'SIGKILL');
    while (commandOf(pid).includes(program)) await pause(20);
  }
};

/** Throws a Refusal where another supervisor works with this folder: two would ruin each other's queues. */
export const refuseSecondStart = (dataFolder: string): void => {
  const pid = pidIn(join(dataFolder, 'run', 'supervisor.pid'));
  if (pid === 0 || pid === process.pid || !commandOf(pid).includes('infra/local/start.ts')) return;
  throw new Refusal(
    `Parley is already running with ${dataFolder} (process ${pid}): use that one, or set PORT and PARLEY_DATA for a second.`,
  );
};
