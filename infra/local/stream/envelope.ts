/** The two shapes in which Lambda hands a stream to a function: plain, and as a tumbling window that names its shard. */
import type { DynamoDBBatchItemFailure, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';

export type WindowState = Record<string, unknown>;

export type TimeWindowEvent = {
  readonly Records: DynamoDBRecord[];
  readonly window: { readonly start: string; readonly end: string };
  readonly state: WindowState;
  readonly shardId: string;
  readonly eventSourceARN: string;
  readonly isFinalInvokeForWindow: boolean;
  readonly isWindowTerminatedEarly: boolean;
};

type TimeWindowResponse = { readonly state: WindowState; readonly batchItemFailures: DynamoDBBatchItemFailure[] };

/** What reads the `counts` mapping. A throw means: the whole batch again. */
export type CountsHandler = (event: TimeWindowEvent) => Promise<TimeWindowResponse>;
/** What reads the `reactions` mapping. */
export type ReactionsHandler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;
