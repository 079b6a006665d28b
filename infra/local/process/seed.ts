/** Writes the demonstration into a new table (`all`), or sees to it that one webinar is live (`live`), and ends. */
import { sendPicture } from '../objects/pictures.ts';
import { renewLive, seed } from '../seed.ts';
import { endSignal } from './join.ts';
import { localWorld } from './world.ts';

const signal = endSignal();
signal.addEventListener('abort', () => process.exit(1));

const { deps, settings } = localWorld();
await (process.argv[2] === 'live' ? renewLive : seed)(deps, sendPicture(settings.dataFolder, 'image/jpeg'));
process.exit(0);
