/** A round of care for the quiet whose mailer is killed: each person gets one mail at most, and each has one or is known as unsure. */
import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { toItem } from '#functions/quiet/stored.ts';
import { addPerson, idOf } from '../invitation/segment.ts';
import { openWorld } from '../support/world.ts';
import type { Order } from './quiet-mailer.ts';

const PEOPLE = 40;
const MINUTES = 60_000;

it('asks nobody twice, and forgets nobody, although its mailer is killed twice in the midst of it', async () => {
  const world = await openWorld({ at: '2027-06-18T10:00:00.000Z' });
  const { quiet, table } = world.deps;
  const folder = mkdtempSync(join(tmpdir(), 'quiet-'));
  const box = join(folder, 'box');
  writeFileSync(box, '');
  const mails = () => readFileSync(box, 'utf8').split('\n').slice(0, -1);
  const round = '0'.repeat(26);
  const at = world.deps.now().toISOString();
  await table.put({ ...toItem({ id: round, by: 'marketer@example.com', at, topics: [] }), state: 'running', size: PEOPLE, startedAt: at });
  const people = Array.from({ length: PEOPLE }, (_, n) => `p${n}@example.com`);
  for (const address of people) {
    await addPerson(world, address);
    await quiet.await(round, idOf(world, address), { since: '2027-01-01', webinars: 2, came: 1 }, at);
  }
  /** `until`: so many mails, then it dies; without, it goes on to its end. */
  const run = async (minutes: number, until?: number): Promise<void> => {
    const order: Order = { config: world.config, at: new Date(Date.parse(at) + minutes * MINUTES).toISOString(), round, box };
    const mailer = fork(new URL('./quiet-mailer.ts', import.meta.url), { env: { ...process.env, QUIET_MAILER: JSON.stringify(order) } });
    const ended = new Promise((done) => mailer.once('exit', (code, signal) => done(signal ?? code)));
    while (until !== undefined && mails().length < until && mailer.exitCode === null) await pause(5);
    if (until !== undefined) mailer.kill('SIGKILL');
    expect(await ended).toBe(until === undefined ? 0 : 'SIGKILL');
  };
  await run(0, 5);
  await run(2, 20);
  expect(mails().length, 'in the midst of it').toBeLessThan(PEOPLE);
  await run(4);
  const voices = [...(await quiet.voices(people.map((address) => idOf(world, address)))).values()];
  const sent = mails();
  const unsure = voices.filter(({ state }) => state === 'unknown');
  expect(new Set(sent).size, 'nobody twice').toBe(sent.length);
  expect(voices.filter(({ state }) => state === 'sent').length + unsure.length, 'nobody waits any more').toBe(PEOPLE);
  // Of whoever was marked when a mailer died nobody knows; of everybody else it is known that they were asked.
  expect(unsure.length).toBeLessThanOrEqual(2);
  const known = new Set(voices.filter(({ state }) => state === 'sent').map(({ contact }) => contact));
  expect(people.filter((address) => known.has(idOf(world, address)) && !sent.includes(address))).toEqual([]);
  rmSync(folder, { recursive: true });
}, 90_000);
