/** Writes the demonstration into a new table (`all`), or sees to it that one webinar is live (`live`), and ends. */
import { renewLive, seed } from '../seed.ts';
import { endSignal } from './join.ts';
import { localWorld } from './world.ts';

const signal = endSignal();
signal.addEventListener('abort', () => process.exit(1));

await (process.argv[2] === 'live' ? renewLive : seed)(localWorld().deps);
process.exit(0);
