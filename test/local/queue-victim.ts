/** A worker that takes a batch, says so, and never ends it: the test kills it. */
import { takeMessages } from '#infra/local/queue/take.ts';

const silent = () => undefined;
await takeMessages({
  dataFolder: process.argv[2] ?? '',
  queues: ['work'],
  batch: 3,
  handler: () => {
    console.log('taken');
    // Something must keep the process alive.
    return new Promise(() => setInterval(silent, 1_000));
  },
  log: { info: silent, warn: silent, error: silent },
  signal: new AbortController().signal,
  leaseSeconds: 1,
});
