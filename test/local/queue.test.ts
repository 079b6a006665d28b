import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SQSEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { QueueName } from '#functions/ports.ts';
import { openQueue } from '#infra/local/queue/folders.ts';
import { giveBack, lease, MOST_RECEIVES, returnExpired, settle } from '#infra/local/queue/lease.ts';
import { sendMessage } from '#infra/local/queue/send.ts';
import { type QueueReader, takeMessages } from '#infra/local/queue/take.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
let folder = '';
let stops: (() => Promise<void>)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-queue-'));
});
afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()));
  stops = [];
  await rm(folder, { recursive: true, force: true });
});

const send = (id: string, name: QueueName = 'work') => sendMessage(folder, name, { kind: 'export', id });
const take = (handler: QueueReader['handler'], more: Partial<QueueReader> = {}) => {
  const controller = new AbortController();
  const taking = takeMessages({
    dataFolder: folder,
    queues: ['work'],
    batch: 10,
    handler,
    log: silent,
    signal: controller.signal,
    ...more,
  });
  stops.push(async () => {
    controller.abort();
    await taking;
  });
};
const idsOf = ({ Records }: SQSEvent): string[] => Records.map((record) => JSON.parse(record.body).id);
const until = async (happened: () => boolean) => expect.poll(happened, { timeout: 10_000, interval: 20 }).toBe(true);
const left = async (name: QueueName, place: 'new' | 'taken' | 'dead') => readdir(join(folder, 'queue', name, place));

describe('a queue of files', () => {
  it('hands messages over as SQS does, oldest first, and forgets them when done', async () => {
    for (const id of ['a', 'b', 'c']) await send(id);
    const events: SQSEvent[] = [];
    take(async (event) => {
      events.push(event);
      return { batchItemFailures: [] };
    });
    await until(() => events.flatMap(idsOf).length === 3);
    expect(events.flatMap(idsOf).sort()).toEqual(['a', 'b', 'c']);
    expect(events[0]?.Records[0]).toMatchObject({ eventSource: 'aws:sqs', attributes: { ApproximateReceiveCount: '1' } });
    await expect.poll(() => left('work', 'taken')).toEqual([]);
    expect(await left('work', 'new')).toEqual([]);
  });

  it('gives at most `batch` messages per call', async () => {
    for (let number = 0; number < 5; number += 1) await send(`m${number}`);
    const sizes: number[] = [];
    take(async ({ Records }) => ({ batchItemFailures: sizes.push(Records.length) > 0 ? [] : [] }), { batch: 2 });
    await until(() => sizes.reduce((sum, size) => sum + size, 0) === 5);
    expect(Math.max(...sizes)).toBe(2);
  });

  it('lets what is short pass what is long where there are lanes, each message once', async () => {
    const ids = ['long', ...Array.from({ length: 12 }, (_, n) => `short${n}`)];
    for (const id of ids) await send(id);
    const done: string[] = [];
    let end = (): void => undefined;
    const over = new Promise<void>((resolve) => {
      end = resolve;
    });
    const handler: QueueReader['handler'] = async (event) => {
      if (idsOf(event).includes('long')) await over;
      done.push(...idsOf(event));
      return { batchItemFailures: [] };
    };
    take(handler, { batch: 1, lanes: 3 });
    await until(() => done.length === 12);
    expect(done).not.toContain('long');
    end();
    await until(() => done.length === 13);
    expect(done.toSorted()).toEqual(ids.toSorted());
    await expect.poll(() => left('work', 'taken')).toEqual([]);
  });

  it('brings back only what failed, later, and counts how often', async () => {
    for (const id of ['good', 'bad']) await send(id);
    const calls: { ids: string[]; count: string | undefined }[] = [];
    take(async (event) => {
      calls.push({ ids: idsOf(event), count: event.Records[0]?.attributes.ApproximateReceiveCount });
      const bad = event.Records.filter((record) => record.body.includes('bad') && record.attributes.ApproximateReceiveCount === '1');
      return { batchItemFailures: bad.map((record) => ({ itemIdentifier: record.messageId })) };
    });
    await until(() => calls.length >= 2 && calls.at(-1)?.count === '2');
    expect(calls.at(-1)).toEqual({ ids: ['bad'], count: '2' });
    expect(calls.flatMap((call) => call.ids).filter((id) => id === 'good')).toHaveLength(1);
  });

  it('brings the whole batch back after a throw', async () => {
    await send('a');
    let calls = 0;
    take(async () => {
      calls += 1;
      if (calls === 1) throw new Error('down');
      return { batchItemFailures: [] };
    });
    await until(() => calls === 2);
  });

  it('takes from an urgent queue first', async () => {
    await sendMessage(folder, 'mail-runs', { kind: 'export', id: 'later' });
    await sendMessage(folder, 'mail-now', { kind: 'export', id: 'now' });
    const seen: string[] = [];
    take(async (event) => ({ batchItemFailures: seen.push(...idsOf(event)) > 0 ? [] : [] }), { queues: ['mail-now', 'mail-runs'] });
    await until(() => seen.length === 2);
    expect(seen).toEqual(['now', 'later']);
  });

  it('lets no two takers have one message', async () => {
    const queue = await openQueue(folder, 'work');
    for (let number = 0; number < 40; number += 1) await send(`m${number}`);
    const taken = await Promise.all(Array.from({ length: 4 }, () => lease(queue, 40, 30, Date.now())));
    expect(taken.flat().map((leased) => leased.ticket.id)).toHaveLength(40);
    expect(new Set(taken.flat().map((leased) => leased.ticket.id)).size).toBe(40);
  });

  it('keeps a message from others until its lease ends', async () => {
    const queue = await openQueue(folder, 'work');
    await send('a');
    const now = Date.now();
    const [leased] = await lease(queue, 1, 30, now);
    await returnExpired(queue, now + 29_000);
    expect(await lease(queue, 1, 30, now + 29_000)).toEqual([]);
    await returnExpired(queue, now + 30_000);
    const [again] = await lease(queue, 1, 30, now + 30_000);
    expect(again?.ticket).toMatchObject({ id: leased?.ticket.id, received: 2 });
    if (leased && again) {
      // The first taker was only slow: what it says now changes nothing for the second.
      await giveBack(queue, leased, now);
      await settle(queue, leased);
    }
    expect(await left('work', 'taken')).toEqual([again?.name]);
  });

  it('lays a message aside after ten tries', async () => {
    const queue = await openQueue(folder, 'work');
    await send('poison');
    let now = Date.now();
    for (let round = 1; round <= MOST_RECEIVES; round += 1) {
      const [leased] = await lease(queue, 1, 30, now);
      expect(leased?.ticket.received).toBe(round);
      if (leased) await giveBack(queue, leased, now);
      expect(await lease(queue, 1, 30, now)).toEqual([]);
      now += 300_000;
    }
    expect(await lease(queue, 1, 30, now)).toEqual([]);
    expect(await left('work', 'dead')).toHaveLength(1);
  });

  it('loses nothing when its worker is killed in the middle of a batch', async () => {
    for (let number = 0; number < 6; number += 1) await send(`m${number}`);
    const victim = spawn(process.execPath, [fileURLToPath(new URL('queue-victim.ts', import.meta.url)), folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => victim.stdout.once('data', resolve));
    victim.kill('SIGKILL');
    await new Promise((resolve) => victim.once('exit', resolve));
    const seen = new Set<string>();
    take(
      async (event) => {
        for (const id of idsOf(event)) seen.add(id);
        return { batchItemFailures: [] };
      },
      { leaseSeconds: 1 },
    );
    await until(() => seen.size === 6);
  });
});
