// Runs a TypeScript entry under the right Node, and ends with it: no signal and no death on the way leaves a process behind.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** What our tools would otherwise phone or print. */
const quiet = {
  ASTRO_TELEMETRY_DISABLED: '1',
  CDK_DISABLE_VERSION_CHECK: '1',
  CDK_DISABLE_CLI_TELEMETRY: 'true',
  DDB_LOCAL_TELEMETRY: '0',
  npm_config_update_notifier: 'false',
  AWS_EC2_METADATA_DISABLED: 'true',
};

const environment = (node, folder) => ({
  ...process.env,
  ...quiet,
  // Halves the time that each of our processes takes to load its code.
  NODE_COMPILE_CACHE: join(folder, 'node_modules', '.cache', 'node'),
  PATH: [join(folder, 'node_modules', '.bin'), dirname(node), process.env.PATH ?? ''].join(delimiter),
});

const parentOf = (pid) => {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'latin1'))?.[1]);
  } catch {
    return 0;
  }
};

/**
 * npm killed hard tells nobody: its shell, and with it this process, only gets another parent. Who starts this file without npm may
 * go away, as with nohup.
 */
const whenOrphaned = (act) => {
  if (!process.env.npm_lifecycle_event) return;
  const ancestors = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const born = ancestors();
  setInterval(() => ancestors() !== born && act(), 1000).unref();
};

/** Starts `entry` ([file, ...arguments]) and sets this process's exit code to its own. Throws an Error with one sentence. */
export const runEntry = ({ node, folder, entry }) => {
  const [file, ...rest] = entry;
  if (!existsSync(join(folder, file))) throw new Error(`This copy of Parley has no ${file}, so the command cannot run.`);
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(folder, file), ...rest], {
    cwd: folder,
    env: environment(node, folder),
    // The channel tells the child when this process is gone.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  whenOrphaned(() => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
      resolve();
      if (child.connected) child.disconnect();
    });
  });
};
