/** Reads the table's stream, where the cloud has two event source mappings. */
import { join } from 'node:path';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { createCounts } from '#functions/counts.ts';
import { createReactions } from '#functions/reactions.ts';
import { TABLE } from '../settings.ts';
import { mending } from '../stream/mend.ts';
import { readStream } from '../stream/read.ts';
import { endSignal, reportReady, writePid } from './join.ts';
import { localWorld } from './world.ts';

const { settings, ports, deps } = localWorld();
writePid(settings.dataFolder, 'streams', process.pid);
const signal = endSignal();

// Like the reader's own client: whoever reads decides when to try again.
const client = new DynamoDBStreamsClient({
  endpoint: settings.databaseUrl,
  region: 'local',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  maxAttempts: 1,
});

reportReady();
await readStream({
  endpoint: settings.databaseUrl,
  table: TABLE,
  folder: join(settings.dataFolder, 'stream'),
  counts: mending(createCounts(deps), deps, client, TABLE),
  reactions: createReactions(deps),
  log: ports.log,
  signal,
});
process.exit(signal.aborted ? 0 : 1);
