import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { portState } from '#infra/local/free-ports.ts';
import { freeBlock } from '../run/free-block.ts';
import { type Running, runCommand, startCommand } from './run-command.ts';

const parts = ['api', 'streams', 'worker', 'database'] as const;
const patient = { timeout: 60_000, interval: 100 };

let data = '';
let port = 0;
let running: Running;

const environment = () => ({ PORT: String(port), PARLEY_DATA: data, PARLEY_SEED: 'none' });
const status = (): Promise<number> =>
  fetch(`http://localhost:${port}/healthz`, { signal: AbortSignal.timeout(2000) }).then(
    (answer) => answer.status,
    () => 0,
  );
const start = async (): Promise<void> => {
  running = startCommand('start', environment());
  await vi.waitFor(async () => expect(await status()).toBe(200), patient);
};
const pidOf = async (part: string): Promise<number> => Number(await readFile(join(data, 'run', `${part}.pid`), 'utf8'));
const isAlive = (pid: number): boolean => spawnSync('kill', ['-0', String(pid)]).status === 0;
const alivePids = async (): Promise<number[]> => (await Promise.all(parts.map(pidOf))).filter(isAlive);
const portsInUse = async (): Promise<number[]> => {
  const ports = [0, 1, 2, 3, 4].map((offset) => port + offset);
  const states = await Promise.all(ports.map(portState));
  return ports.filter((_, index) => states[index] !== 'free');
};

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'parley-life-'));
  port = await freeBlock(6100);
  await start();
}, 90_000);
afterAll(async () => {
  running.child.kill('SIGTERM');
  await running.ended;
  await rm(data, { recursive: true, force: true });
}, 30_000);

describe('a running Parley', { timeout: 90_000 }, () => {
  it('has said its address and who may sign in', () => {
    expect(running.out()).toContain(`Parley is ready at http://localhost:${port}`);
    for (const account of ['admin', 'host', 'marketer', 'agent']) expect(running.out()).toContain(`${account}@example.com`);
  });

  it('keeps its keys for its owner alone', async () => {
    expect((await stat(join(data, 'keys.json'))).mode & 0o077).toBe(0);
  });

  it.each(parts)('starts %s again when it is killed', async (part) => {
    const before = await pidOf(part);
    process.kill(before, 'SIGKILL');
    await vi.waitFor(async () => {
      const pid = await pidOf(part);
      expect(pid).not.toBe(before);
      expect(isAlive(pid)).toBe(true);
      expect(await status()).toBe(200);
    }, patient);
  });

  it('is not started twice on one data folder', async () => {
    const second = await runCommand('start', { ...environment(), PORT: String(await freeBlock(6700)) });
    expect(second.err).toMatch(/^Parley is already running with .*\n$/);
    expect(second.code).toBe(1);
    expect(await status()).toBe(200);
  });

  it('leaves no process and no port behind when its supervisor is killed, and starts again with its data', async () => {
    const keys = await readFile(join(data, 'keys.json'), 'utf8');
    process.kill(await pidOf('supervisor'), 'SIGKILL');
    await running.ended;
    await vi.waitFor(async () => expect([await alivePids(), await portsInUse()]).toEqual([[], []]), patient);
    await start();
    expect(await readFile(join(data, 'keys.json'), 'utf8')).toBe(keys);
    expect(running.out()).not.toContain('Building the site');
  });

  it('ends everything by Ctrl-C and calls that a success', async () => {
    running.child.kill('SIGINT');
    const { code, out, err } = await running.ended;
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Stopped. The data is in');
    expect([await alivePids(), await portsInUse()]).toEqual([[], []]);
  });
});
