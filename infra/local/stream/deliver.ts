/** The retry rule of an event source mapping: nothing is skipped, a batch that keeps failing is halved until the culprit stands alone. */
import type { DynamoDBBatchItemFailure, DynamoDBRecord } from 'aws-lambda';
import type { Log } from '../log.ts';
import { backOff, pause } from '../pause.ts';

export type Delivery = {
  readonly mapping: string;
  readonly records: readonly DynamoDBRecord[];
  /** Calls the function; a throw means that none of the records counts as handled. */
  readonly call: (records: DynamoDBRecord[]) => Promise<readonly DynamoDBBatchItemFailure[]>;
  /** Told after each success how far it went. */
  readonly handled: (lastSequenceNumber: string) => Promise<void>;
  readonly log: Log;
  readonly signal: AbortSignal;
};

const sequence = (record: DynamoDBRecord | undefined): string => record?.dynamodb?.SequenceNumber ?? '';

/** How many records from the first on are handled, given the failures: everything below the lowest failed one. */
export const handledCount = (records: readonly DynamoDBRecord[], failures: readonly DynamoDBBatchItemFailure[]): number => {
  const positions = failures.map((failure) => records.findIndex((record) => sequence(record) === failure.itemIdentifier));
  // An identifier that is in no record makes Lambda take the whole batch for failed.
  return Math.max(0, Math.min(records.length, ...positions));
};

const attempt = async ({ mapping, call, log }: Delivery, records: DynamoDBRecord[]): Promise<number> => {
  try {
    const count = handledCount(records, await call(records));
    if (count < records.length) log.warn('records failed', { mapping, from: sequence(records[count]), of: records.length });
    return count;
  } catch (error) {
    log.warn('batch failed', { mapping, from: sequence(records[0]), of: records.length, error: String(error) });
    return 0;
  }
};

/** Resolves true when all records are handled, false when the signal came first. */
export const deliver = async (delivery: Delivery): Promise<boolean> => {
  const { records, handled, signal } = delivery;
  let from = 0;
  let size = records.length;
  let failures = 0;
  while (from < records.length) {
    if (signal.aborted) return false;
    const batch = records.slice(from, from + size);
    const count = await attempt(delivery, batch);
    if (count > 0) await handled(sequence(batch[count - 1]));
    from += count;
    failures = count === batch.length ? 0 : count > 0 ? 1 : failures + 1;
    // Once may be the network; from the second time on suspect a record.
    size = failures === 0 ? records.length - from : failures === 1 ? batch.length - count : Math.ceil(batch.length / 2);
    if (failures > 0) await pause(backOff(failures), signal);
  }
  return true;
};
