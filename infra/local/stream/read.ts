import type { Log } from '../log.ts';
import type { CountsHandler, ReactionsHandler } from './envelope.ts';

export type StreamReader = {
  /** DynamoDB Local's address, like http://127.0.0.1:4324. */
  readonly endpoint: string;
  readonly table: string;
  /** Where the checkpoints are kept (`<data>/stream`). */
  readonly folder: string;
  readonly counts: CountsHandler;
  readonly reactions: ReactionsHandler;
  readonly log: Log;
  readonly signal: AbortSignal;
};

/** Reads the table's stream for both mappings until the signal; resolves when nothing is in hand any more. Waits for table and stream. */
export const readStream = async (reader: StreamReader): Promise<void> => {
  throw new Error(`not written yet: ${reader.table}`);
};
