/** What the two event source mappings do with the records of one shard. */
import type { DynamoDBRecord } from 'aws-lambda';
import { functions } from '#infra/functions.ts';
import type { Log } from '../log.ts';
import { backOff, pause } from '../pause.ts';
import type { Checkpoint } from './checkpoint.ts';
import { deliver } from './deliver.ts';
import type { CountsHandler, ReactionsHandler } from './envelope.ts';
import { isOver, splitByWindow, toWindowEvent } from './window.ts';

export type Shard = {
  readonly id: string;
  readonly stream: string;
  readonly checkpoint: () => Checkpoint;
  readonly advance: (change: Partial<Checkpoint>) => Promise<void>;
  readonly log: Log;
  readonly signal: AbortSignal;
};

export type Mapping = {
  readonly name: 'counts' | 'reactions';
  /** Records per call at most. */
  readonly batch: number;
  /** Handles all records in order; false when the signal came first. */
  readonly handle: (shard: Shard, records: readonly DynamoDBRecord[]) => Promise<boolean>;
  /** Called while nothing arrives, and when the shard ends. */
  readonly idle: (shard: Shard, ended: boolean) => Promise<void>;
};

const trigger = (name: Mapping['name']) => {
  const found = functions.find((spec) => spec.name === name)?.trigger;
  if (found?.kind !== 'stream') throw new Error(`The manifest gives ${name} no stream.`);
  return found;
};

export const reactionsMapping = (reactions: ReactionsHandler): Mapping => ({
  name: 'reactions',
  batch: trigger('reactions').batch,
  handle: async ({ advance, log, signal }, records) =>
    deliver({
      mapping: 'reactions',
      records,
      call: async (Records) => (await reactions({ Records })).batchItemFailures,
      handled: async (after) => advance({ after }),
      log,
      signal,
    }),
  idle: async () => undefined,
});

export const countsMapping = (counts: CountsHandler): Mapping => {
  const { batch, window: seconds = 60 } = trigger('counts');

  const close = async ({ id, stream, checkpoint, advance, log, signal }: Shard): Promise<void> => {
    for (let failures = 1; !signal.aborted; failures += 1) {
      const open = checkpoint().window;
      if (!open) return;
      try {
        await counts(toWindowEvent({ records: [], ...open, seconds, shardId: id, stream, final: true }));
        return await advance({ window: undefined });
      } catch (error) {
        log.warn('closing a window failed', { mapping: 'counts', error: String(error) });
        await pause(backOff(failures), signal);
      }
    }
  };

  return {
    name: 'counts',
    batch,
    handle: async (shard, records) => {
      for (const run of splitByWindow(records, seconds)) {
        const open = shard.checkpoint().window;
        if (open && open.start !== run.start) await close(shard);
        let state = shard.checkpoint().window?.state ?? {};
        const complete = await deliver({
          mapping: 'counts',
          records: run.records,
          call: async (part) => {
            const event = toWindowEvent({
              records: part,
              start: run.start,
              seconds,
              state,
              shardId: shard.id,
              stream: shard.stream,
              final: false,
            });
            const answer = await counts(event);
            state = answer.state;
            return answer.batchItemFailures;
          },
          handled: async (after) => shard.advance({ after, window: { start: run.start, state } }),
          log: shard.log,
          signal: shard.signal,
        });
        if (!complete) return false;
      }
      return true;
    },
    idle: async (shard, ended) => {
      if (ended || isOver(shard.checkpoint().window, seconds, new Date())) await close(shard);
    },
  };
};
