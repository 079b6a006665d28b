/** Tumbling windows as Lambda makes them: records by minute of their creation, a state that is handed on, one last call at the end. */
import type { DynamoDBRecord } from 'aws-lambda';
import type { Checkpoint } from './checkpoint.ts';
import type { TimeWindowEvent, WindowState } from './envelope.ts';

const windowStart = (record: DynamoDBRecord, seconds: number): number =>
  Math.floor((record.dynamodb?.ApproximateCreationDateTime ?? 0) / seconds) * seconds;

/** Cuts a batch wherever the window changes. */
export const splitByWindow = (
  records: readonly DynamoDBRecord[],
  seconds: number,
): { readonly start: number; readonly records: DynamoDBRecord[] }[] => {
  const runs: { start: number; records: DynamoDBRecord[] }[] = [];
  for (const record of records) {
    const start = windowStart(record, seconds);
    const last = runs.at(-1);
    if (last?.start === start) last.records.push(record);
    else runs.push({ start, records: [record] });
  }
  return runs;
};

export const isOver = (window: Checkpoint['window'], seconds: number, now: Date): boolean =>
  window !== undefined && now.getTime() / 1000 > window.start + seconds;

type Envelope = {
  readonly records: DynamoDBRecord[];
  readonly start: number;
  readonly seconds: number;
  readonly state: WindowState;
  readonly shardId: string;
  readonly stream: string;
  readonly final: boolean;
};

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

export const toWindowEvent = ({ records, start, seconds, state, shardId, stream, final }: Envelope): TimeWindowEvent => ({
  Records: records,
  window: { start: instant(start), end: instant(start + seconds) },
  state,
  shardId,
  eventSourceARN: stream,
  isFinalInvokeForWindow: final,
  isWindowTerminatedEarly: false,
});
