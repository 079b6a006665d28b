/** Reads the table's stream, where the cloud has two event source mappings. */
import { join } from 'node:path';
import { createCounts } from '#functions/counts.ts';
import { createReactions } from '#functions/reactions.ts';
import { TABLE } from '../settings.ts';
import { readStream } from '../stream/read.ts';
import { endSignal, reportReady, writePid } from './join.ts';
import { localWorld } from './world.ts';

const { settings, ports, deps } = localWorld();
writePid(settings.dataFolder, 'streams', process.pid);
const signal = endSignal();

reportReady();
await readStream({
  endpoint: settings.databaseUrl,
  table: TABLE,
  folder: join(settings.dataFolder, 'stream'),
  counts: createCounts(deps),
  reactions: createReactions(deps),
  log: ports.log,
  signal,
});
process.exit(signal.aborted ? 0 : 1);
