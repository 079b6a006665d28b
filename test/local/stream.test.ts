import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DynamoDBRecord } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import type { CountsHandler, ReactionsHandler, TimeWindowEvent } from '#infra/local/stream/envelope.ts';
import { readStream } from '#infra/local/stream/read.ts';
import { freshTable } from './table.ts';

const endpoint = inject('database');
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const keyOf = (record: DynamoDBRecord) => record.dynamodb?.Keys?.pk?.S ?? '';
const allGood: CountsHandler = async ({ state }) => ({ state, batchItemFailures: [] });
const failing = (record: DynamoDBRecord) => ({ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' });

let folder = '';
let world: Awaited<ReturnType<typeof freshTable>>;
let stops: (() => Promise<void>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-stream-'));
  world = await freshTable(endpoint);
});
afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()));
  stops = [];
  await rm(folder, { recursive: true, force: true });
});

/** Starts a reader and gives the way to stop it. */
const read = (handlers: { counts?: CountsHandler; reactions?: ReactionsHandler }) => {
  const controller = new AbortController();
  const reading = readStream({
    endpoint,
    table: world.table,
    folder,
    counts: handlers.counts ?? allGood,
    reactions: handlers.reactions ?? (async () => ({ batchItemFailures: [] })),
    log: silent,
    signal: controller.signal,
  });
  const stop = async () => {
    controller.abort();
    await reading;
  };
  stops.push(stop);
  return stop;
};

const until = async (happened: () => boolean) => expect.poll(happened, { timeout: 10_000, interval: 20 }).toBe(true);

describe('the local stream reader', () => {
  it('hands records over as Lambda does', async () => {
    const seen: DynamoDBRecord[] = [];
    read({ reactions: async ({ Records }) => ({ batchItemFailures: seen.push(...Records) > 0 ? [] : [] }) });
    await world.put('a', { n: { N: '1.5' }, bytes: { B: new Uint8Array([1, 2, 255]) } });
    await world.put('a', { n: { N: '2' } });
    await until(() => seen.length === 2);
    expect(seen[0]).toMatchObject({
      eventName: 'INSERT',
      eventSource: 'aws:dynamodb',
      eventSourceARN: expect.stringContaining(`table/${world.table}/stream/`),
      dynamodb: { Keys: { pk: { S: 'a' }, sk: { S: 'x' } }, NewImage: { n: { N: '1.5' }, bytes: { B: 'AQL/' } } },
    });
    expect(seen[1]).toMatchObject({ eventName: 'MODIFY', dynamodb: { OldImage: { n: { N: '1.5' } }, NewImage: { n: { N: '2' } } } });
    expect(Number.isInteger(seen[0]?.dynamodb?.ApproximateCreationDateTime)).toBe(true);
    expect(Math.abs((seen[0]?.dynamodb?.ApproximateCreationDateTime ?? 0) - Date.now() / 1000)).toBeLessThan(120);
  });

  it('names shard and window to counts, and hands the state on', async () => {
    const seen: TimeWindowEvent[] = [];
    read({
      counts: async (event) => {
        seen.push(event);
        return { state: { sum: Number(event.state.sum ?? 0) + event.Records.length }, batchItemFailures: [] };
      },
    });
    await world.put('a');
    await until(() => seen.length === 1);
    await world.put('b');
    await until(() => seen.length === 2);
    const [first, second] = seen;
    expect(first?.shardId).toMatch(/^shardId-/);
    expect(first).toMatchObject({ state: {}, isFinalInvokeForWindow: false, isWindowTerminatedEarly: false });
    expect(Date.parse(first?.window.end ?? '') - Date.parse(first?.window.start ?? '')).toBe(60_000);
    expect(second?.state).toEqual(second?.window.start === first?.window.start ? { sum: 1 } : {});
  });

  it('goes on after its checkpoint when it starts again', async () => {
    const seen: string[] = [];
    const reactions: ReactionsHandler = async ({ Records }) => {
      seen.push(...Records.map(keyOf));
      return { batchItemFailures: [] };
    };
    const stop = read({ reactions });
    await world.put('a');
    await until(() => seen.length === 1);
    await stop();
    await world.put('b');
    read({ reactions });
    await until(() => seen.length === 2);
    expect(seen).toEqual(['a', 'b']);
  });

  it('gives again everything from the lowest failed record on, and nothing before it', async () => {
    for (const key of ['a', 'b', 'c', 'd']) await world.put(key);
    const calls: string[][] = [];
    read({
      reactions: async ({ Records }) => {
        calls.push(Records.map(keyOf));
        if (calls.length > 1) return { batchItemFailures: [] };
        return {
          batchItemFailures: Records.filter((record) => ['b', 'c'].includes(keyOf(record)))
            .reverse()
            .map(failing),
        };
      },
    });
    await until(() => calls.length === 2);
    expect(calls).toEqual([
      ['a', 'b', 'c', 'd'],
      ['b', 'c', 'd'],
    ]);
  });

  it('halves a batch that keeps failing, and never skips the culprit', async () => {
    const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    for (const key of keys) await world.put(key);
    let poisoned = true;
    const handled: string[] = [];
    let alone = 0;
    read({
      reactions: async ({ Records }) => {
        const batch = Records.map(keyOf);
        if (poisoned && batch.includes('f')) {
          if (batch.length === 1 && ++alone === 2) poisoned = false;
          throw new Error('poison');
        }
        handled.push(...batch);
        return { batchItemFailures: [] };
      },
    });
    await until(() => handled.length === keys.length);
    expect(handled).toEqual(keys);
    expect(alone).toBe(2);
  });

  it('does not let one mapping that fails delay the other', async () => {
    const seen: string[] = [];
    read({
      counts: async () => Promise.reject(new Error('down')),
      reactions: async ({ Records }) => ({ batchItemFailures: seen.push(...Records.map(keyOf)) > 0 ? [] : [] }),
    });
    await world.put('a');
    await until(() => seen.includes('a'));
  });

  it('takes a failure that names no record for a failure of the whole batch', async () => {
    let calls = 0;
    await world.put('a');
    read({ reactions: async () => ({ batchItemFailures: ++calls === 1 ? [{ itemIdentifier: 'nobody' }] : [] }) });
    await until(() => calls === 2);
  });

  it('hands a vote over within half a second', async () => {
    const seen = new Map<string, number>();
    read({
      counts: async ({ Records, state }) => {
        for (const record of Records) seen.set(keyOf(record), Date.now());
        return { state, batchItemFailures: [] };
      },
    });
    await world.put('warm');
    await until(() => seen.has('warm'));
    const put = Date.now();
    await world.put('vote');
    await until(() => seen.has('vote'));
    expect((seen.get('vote') ?? Infinity) - put).toBeLessThan(500);
  });

  it('only ever repeats, and in order, when it is killed again and again', async () => {
    const file = join(folder, 'handled');
    const victim = fileURLToPath(new URL('stream-victim.ts', import.meta.url));
    const keys = Array.from({ length: 36 }, (_, number) => `k${String(number).padStart(2, '0')}`);
    const writing = (async () => {
      for (const key of keys) await world.put(key);
    })();
    const handled = async () => (await readFile(file, 'utf8').catch(() => '')).split('\n').filter(Boolean);
    let kills = 0;
    const isComplete = async () => new Set(await handled()).size === keys.length;
    for (const deadline = Date.now() + 20_000; Date.now() < deadline && !(await isComplete()); ) {
      const child = spawn(process.execPath, [victim, endpoint, world.table, join(folder, 'marks'), file], { stdio: 'ignore' });
      // Killed after 3, 6, 9, 12 more: in the middle of a batch, or between handling and recording.
      const enough = (await handled()).length + 3 * (1 + (kills % 4));
      await expect
        .poll(async () => (await handled()).length >= enough || (await isComplete()), { timeout: 10_000, interval: 5 })
        .toBe(true);
      child.kill('SIGKILL');
      await once(child, 'exit');
      kills += 1;
    }
    await writing;
    const all = await handled();
    expect([...new Set(all)]).toEqual(keys);
    expect(kills).toBeGreaterThan(1);
    // A repetition goes back by one batch at most (4 records here).
    for (const [index, key] of all.entries()) expect(keys.indexOf(all[index + 1] ?? key) - keys.indexOf(key)).toBeGreaterThanOrEqual(-4);
  });
});
