import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import type { Checkpoint } from '#infra/local/stream/checkpoint.ts';
import { handledCount } from '#infra/local/stream/deliver.ts';
import type { TimeWindowEvent } from '#infra/local/stream/envelope.ts';
import { countsMapping } from '#infra/local/stream/mapping.ts';
import { readable } from '#infra/local/stream/shards.ts';
import { splitByWindow } from '#infra/local/stream/window.ts';

const record = (number: number, seconds = 0): DynamoDBRecord => ({
  dynamodb: { SequenceNumber: String(number), ApproximateCreationDateTime: seconds },
});
const failures = (...numbers: number[]) => numbers.map((number) => ({ itemIdentifier: String(number) }));

describe('which shards may be read', () => {
  const family = [{ id: 'child', parent: 'parent' }, { id: 'parent', parent: 'trimmed' }, { id: 'other' }];
  it.each([
    ['parents before children', [], ['parent', 'other']],
    ['a child once its parent is done', ['parent'], ['child', 'other']],
    ['nothing twice', ['parent', 'child', 'other'], []],
  ])('%s', (_, done, wanted) => {
    expect(readable(family, new Set(done))).toEqual(wanted);
  });
});

describe('how many records of a batch are handled', () => {
  const batch = [1, 2, 3, 4].map((number) => record(number));
  it.each([
    ['all, where none failed', failures(), 4],
    ['those below the lowest failed one, in whatever order they are named', failures(4, 3), 2],
    ['none, where the first failed', failures(1), 0],
    ['none, where a name is unknown', failures(3, 99), 0],
  ])('%s', (_, failed, wanted) => {
    expect(handledCount(batch, failed)).toBe(wanted);
  });
});

describe('tumbling windows', () => {
  it('are cut by the minute of creation', () => {
    const runs = splitByWindow([record(1, 60), record(2, 119), record(3, 120), record(4, 185)], 60);
    expect(runs.map(({ start, records }) => [start, records.length])).toEqual([
      [60, 2],
      [120, 1],
      [180, 1],
    ]);
  });

  /** Runs the counts mapping over records, with a checkpoint in memory. */
  const play = async (failOnce: boolean) => {
    const events: TimeWindowEvent[] = [];
    let checkpoint: Checkpoint = { stream: 'arn' };
    let failed = !failOnce;
    const mapping = countsMapping(async (event) => {
      events.push(event);
      if (event.isFinalInvokeForWindow && !failed) {
        failed = true;
        throw new Error('down');
      }
      return { state: { sum: Number(event.state.sum ?? 0) + event.Records.length }, batchItemFailures: [] };
    });
    const silent = () => undefined;
    const shard = {
      id: 'shardId-1',
      stream: 'arn',
      checkpoint: () => checkpoint,
      advance: async (change: Partial<Checkpoint>) => {
        checkpoint = { ...checkpoint, ...change };
      },
      log: { info: silent, warn: silent, error: silent },
      signal: new AbortController().signal,
    };
    await mapping.handle(shard, [record(1, 60), record(2, 61)]);
    await mapping.handle(shard, [record(3, 62), record(4, 120)]);
    await mapping.idle(shard, true);
    return { events, checkpoint };
  };

  it('hand their state on, start anew with the next, and are closed once each', async () => {
    const { events, checkpoint } = await play(false);
    expect(
      events.map(({ Records, state, window, isFinalInvokeForWindow }) => [Records.length, state.sum, window.start, isFinalInvokeForWindow]),
    ).toEqual([
      [2, undefined, '1970-01-01T00:01:00Z', false],
      [1, 2, '1970-01-01T00:01:00Z', false],
      [0, 3, '1970-01-01T00:01:00Z', true],
      [1, undefined, '1970-01-01T00:02:00Z', false],
      [0, 1, '1970-01-01T00:02:00Z', true],
    ]);
    expect(checkpoint).toMatchObject({ after: '4', window: undefined });
  });

  it('are closed again where closing failed', async () => {
    const { events } = await play(true);
    expect(events.filter((event) => event.isFinalInvokeForWindow).map((event) => event.window.start)).toEqual([
      '1970-01-01T00:01:00Z',
      '1970-01-01T00:01:00Z',
      '1970-01-01T00:02:00Z',
    ]);
  });
});
