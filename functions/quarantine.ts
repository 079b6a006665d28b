/** A stream record that fails by its content is set aside with its keys, so that the others go on. */
import type { DynamoDBRecord } from 'aws-lambda';
import type { Deps } from './deps.ts';
import { describe } from './http/request-log.ts';
import { padSequence } from './table/facts.ts';
import { quarantineKey } from './table/keys.ts';
import { DATA_VERSION } from './table/shape.ts';

/** Wrong content repeats itself; anything else (network, throttling) may pass next time. */
const isContentError = (error: unknown): boolean =>
  error instanceof TypeError ||
  error instanceof RangeError ||
  error instanceof SyntaxError ||
  // The table refuses an item that is too large or has an empty key, however often it is tried.
  (error instanceof Error && ['ZodError', 'ValidationException'].includes(error.name));

/** Throws the error itself where it is not the record's fault. */
export const quarantine = async (deps: Deps, source: string, record: DynamoDBRecord, error: unknown): Promise<void> => {
  if (!isContentError(error)) throw error;
  const sequence = padSequence(record.dynamodb?.SequenceNumber ?? '');
  const keys = JSON.stringify(record.dynamodb?.Keys ?? {});
  deps.log.error('stream record set aside', { source, sequence, ...describe(error) });
  await deps.table.put({ ...quarantineKey(source, sequence), keys, at: deps.now().toISOString(), v: DATA_VERSION }, { absent: 'pk' });
};
