/** A reader that writes down what it handles, slowly and four at a time at most: the test kills it. */
import { appendFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { readStream } from '#infra/local/stream/read.ts';

const [, , endpoint = '', table = '', folder = '', file = ''] = process.argv;
const silent = () => undefined;

await readStream({
  endpoint,
  table,
  folder,
  counts: async ({ state }) => ({ state, batchItemFailures: [] }),
  reactions: async ({ Records }) => {
    const [now, later] = [Records.slice(0, 4), Records[4]];
    for (const record of now) {
      await pause(3);
      appendFileSync(file, `${record.dynamodb?.Keys?.pk?.S}\n`);
    }
    return { batchItemFailures: later ? [{ itemIdentifier: later.dynamodb?.SequenceNumber ?? '' }] : [] };
  },
  log: { info: silent, warn: silent, error: silent },
  signal: new AbortController().signal,
});
