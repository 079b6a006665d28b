/** Writes the demonstration into a new table, and ends. */
import { seed } from '../seed.ts';
import { endSignal } from './join.ts';
import { localWorld } from './world.ts';

const signal = endSignal();
signal.addEventListener('abort', () => process.exit(1));

await seed(localWorld().deps);
process.exit(0);
