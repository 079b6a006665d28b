/** Records of a stream, line by line: those of one partition (a person, a webinar) keep their order, and nobody waits for another's. Pure. */
import type { DynamoDBRecord } from 'aws-lambda';

/** `width` lines at once. Answers what became of each; none is begun after one failed, of which `stopped` hears. */
export const inLines = async <T>(
  records: readonly DynamoDBRecord[],
  width: number,
  follow: (record: DynamoDBRecord) => Promise<T>,
  stopped: (error: unknown) => void,
): Promise<Map<DynamoDBRecord, T>> => {
  const done = new Map<DynamoDBRecord, T>();
  const lines = Map.groupBy(records, ({ dynamodb }) => dynamodb?.Keys?.pk?.S).values();
  let isStopped = false;
  const followLines = async (): Promise<void> => {
    // One iterator for all: whoever is free takes the next line.
    for (const line of lines)
      for (const record of line) {
        if (isStopped) return;
        done.set(record, await follow(record));
      }
  };
  const stop = (error: unknown): void => {
    isStopped = true;
    stopped(error);
  };
  await Promise.all(Array.from({ length: width }, () => followLines().catch(stop)));
  return done;
};
