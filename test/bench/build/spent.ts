/** What the processes that this one started have spent, as Linux counts it (proc(5)); zeros elsewhere. */
import { readdir, readFile } from 'node:fs/promises';

const TICKS_A_SECOND = 100;

/** Processor seconds of all children that have ended. */
export const childSeconds = async (): Promise<number> => {
  const stat = await readFile('/proc/self/stat', 'utf8').catch(() => '');
  // The name of the program, in brackets, may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13] ?? 0) + Number(fields[14] ?? 0)) / TICKS_A_SECOND;
};

const peakOf = async (pid: string): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
};

/** Looks at the children until `stop`; answers the most memory that one of them held, in MiB. */
export const watchPeak = (): { readonly stop: () => number } => {
  let peak = 0;
  const look = async (): Promise<void> => {
    for (const task of await readdir('/proc/self/task').catch(() => []))
      for (const pid of (await readFile(`/proc/self/task/${task}/children`, 'utf8').catch(() => '')).trim().split(' '))
        if (pid) peak = Math.max(peak, await peakOf(pid));
  };
  const timer = setInterval(() => void look(), 500);
  return {
    stop: () => {
      clearInterval(timer);
      return Math.round(peak / 1_024);
    },
  };
};
