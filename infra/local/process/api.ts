/** The API under node-server, where the cloud has an HTTP API and a Lambda. */
import { serve } from '@hono/node-server';
import { createApi } from '#functions/api.ts';
import { endSignal, reportReady, untilAborted, writePid } from './join.ts';
import { localWorld } from './world.ts';

const { settings, deps } = localWorld();
writePid(settings.dataFolder, 'api', process.pid);
const signal = endSignal();

const server = serve({ fetch: createApi(deps).fetch, port: settings.ports.api, hostname: '127.0.0.1' }, reportReady);
await untilAborted(signal);
server.close(() => process.exit(0));
