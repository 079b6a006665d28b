/** What an SQS mapping does: polls, calls the function with a batch, deletes what succeeded, lets the rest come back. */
import { type FSWatcher, watch } from 'node:fs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { QueueName } from '#functions/ports.ts';
import type { Log } from '../log.ts';
import { pause } from '../pause.ts';
import { openQueue, type Queue } from './folders.ts';
import { giveBack, type Leased, lease, returnAll, returnExpired, settle } from './lease.ts';

/** AWS advises six times the function's own limit; here a killed worker's messages should not be missed for long. */
const LEASE_SECONDS = 30;
const IDLE_MS = 500;

export type QueueReader = {
  readonly dataFolder: string;
  /** In order of urgency: a later queue is asked only while the earlier ones are empty. */
  readonly queues: readonly QueueName[];
  /** Messages per call of the handler, 10 at most as in SQS. */
  readonly batch: number;
  /** Of queues that are to have fewer. */
  readonly batches?: Readonly<Partial<Record<QueueName, number>>>;
  readonly handler: (event: SQSEvent) => Promise<SQSBatchResponse>;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** How long a batch may take before others may have its messages. */
  readonly leaseSeconds?: number;
  /** Batches at a time, one by itself: a long one keeps nobody waiting where there are more. */
  readonly lanes?: number;
};

type Named = { readonly name: QueueName; readonly queue: Queue };

const toRecord = (name: QueueName, { ticket, body }: Leased): SQSRecord => ({
  messageId: ticket.id,
  receiptHandle: `${ticket.id}-${ticket.received}`,
  body,
  attributes: {
    ApproximateReceiveCount: String(ticket.received),
    SentTimestamp: String(Date.now()),
    SenderId: 'local',
    ApproximateFirstReceiveTimestamp: String(Date.now()),
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: `arn:aws:sqs:local:000000000000:${name}`,
  awsRegion: 'local',
});

const runBatch = async ({ name, queue }: Named, batch: readonly Leased[], { handler, log }: QueueReader): Promise<void> => {
  const all = new Set(batch.map(({ ticket }) => ticket.id));
  const failed = await handler({ Records: batch.map((leased) => toRecord(name, leased)) }).then(
    // Lambda takes an answer that names an unknown message for a failure of the whole batch.
    ({ batchItemFailures }) => {
      const ids = new Set(batchItemFailures.map((failure) => failure.itemIdentifier));
      return [...ids].every((id) => all.has(id)) ? ids : all;
    },
    (error: unknown) => {
      log.warn('a batch of messages failed', { queue: name, error: String(error) });
      return all;
    },
  );
  for (const leased of batch) {
    if (failed.has(leased.ticket.id)) await giveBack(queue, leased, Date.now());
    else await settle(queue, leased);
  }
};

/** True where a batch was found and run. */
const takeOnce = async (named: readonly Named[], reader: QueueReader): Promise<boolean> => {
  for (const each of named) {
    await returnExpired(each.queue, Date.now());
    const batch = await lease(each.queue, reader.batches?.[each.name] ?? reader.batch, reader.leaseSeconds ?? LEASE_SECONDS, Date.now());
    if (batch.length === 0) continue;
    await runBatch(each, batch, reader);
    return true;
  }
  return false;
};

/** One batch after the other until the signal. */
const runLane = async (named: readonly Named[], reader: QueueReader): Promise<void> => {
  const { log, signal } = reader;
  let wake = new AbortController();
  // A message should leave at once; polling alone is the net beneath.
  const watchers: FSWatcher[] = named.map(({ queue }) => watch(queue.fresh, () => wake.abort()).on('error', () => undefined));
  while (!signal.aborted) {
    wake = new AbortController();
    const found = await takeOnce(named, reader).catch((error: unknown) => {
      log.error('taking messages failed', { error: String(error) });
      return false;
    });
    if (!found) await pause(IDLE_MS, AbortSignal.any([signal, wake.signal]));
  }
  for (const watcher of watchers) watcher.close();
};

/** Takes messages until the signal; resolves when the batches in hand are done. */
export const takeMessages = async (reader: QueueReader): Promise<void> => {
  const { dataFolder, queues, lanes = 1 } = reader;
  const named = await Promise.all(queues.map(async (name) => ({ name, queue: await openQueue(dataFolder, name) })));
  await Promise.all(named.map(({ queue }) => returnAll(queue, Date.now())));
  await Promise.all(Array.from({ length: lanes }, () => runLane(named, reader)));
};
