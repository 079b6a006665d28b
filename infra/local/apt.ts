/** Installs Debian packages where we are root on a machine that has apt-get. */
import { spawn } from 'node:child_process';

const run = (args: readonly string[]): Promise<boolean> =>
  new Promise((resolve) => {
    const apt = spawn('apt-get', args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    apt.on('error', () => resolve(false));
    apt.on('close', (code) => resolve(code === 0));
  });

/** Resolves to whether the packages were installed; false at once where we may not (no root, no apt-get, or PARLEY_INSTALL=none). */
export const aptInstall = async (what: string, packages: readonly string[]): Promise<boolean> => {
  if (process.getuid?.() !== 0 || process.env.PARLEY_INSTALL === 'none') return false;
  const began = Date.now();
  const seconds = (): number => Math.round((Date.now() - began) / 1000);
  console.log(`Installing ${what} by apt-get (about a minute) …`);
  const progress = setInterval(() => console.log(`  … still installing, ${seconds()} s`), 10_000);
  // An update that fails for one source of many still leaves the packages within reach.
  await run(['update', '-qq']);
  const installed = await run(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  clearInterval(progress);
  if (installed) console.log(`  installed in ${seconds()} s`);
  return installed;
};
