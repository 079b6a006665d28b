import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { QueueName } from '#functions/ports.ts';
import type { Log } from '../log.ts';

export type QueueReader = {
  readonly dataFolder: string;
  /** In order of urgency: a later queue is asked only while the earlier ones are empty. */
  readonly queues: readonly QueueName[];
  /** Messages per call of the handler, 10 at most as in SQS. */
  readonly batch: number;
  readonly handler: (event: SQSEvent) => Promise<SQSBatchResponse>;
  readonly log: Log;
  readonly signal: AbortSignal;
};

/** Takes messages until the signal; resolves when the batch in hand is done. */
export const takeMessages = async (reader: QueueReader): Promise<void> => {
  throw new Error(`not written yet: ${reader.batch}`);
};
