/** Holds DynamoDB Local, which would outlive a supervisor that was killed. The pid it leaves is Java's. */
import { join } from 'node:path';
import { startDatabase } from '../database-process.ts';
import { endWith } from '../refusal.ts';
import { localSettings } from '../settings.ts';
import { endSignal, reportReady, untilAborted, writePid } from './join.ts';

const settings = localSettings(process.env);
const signal = endSignal();

try {
  const database = await startDatabase({ port: settings.ports.database, folder: join(settings.dataFolder, 'database') });
  writePid(settings.dataFolder, 'database', database.pid);
  reportReady();
  await Promise.race([database.ended, untilAborted(signal)]);
  await database.stop();
  process.exit(signal.aborted ? 0 : 1);
} catch (error) {
  endWith(error);
}
