/** The API under node-server, where the cloud has an HTTP API and a Lambda. */
import { serve } from '@hono/node-server';
import { createApi } from '#functions/api.ts';
import { withBusinessDate } from '../clock/told.ts';
import { endSignal, reportReady, untilAborted, writePid } from './join.ts';
import { localWorld } from './world.ts';

const { settings, deps } = localWorld();
writePid(settings.dataFolder, 'api', process.pid);
const signal = endSignal();

// Node closes an idle connection after five seconds, now and then just as the edge writes a request into it. The edge goes by this
// figure, as it is told in each answer, and lets go of a connection first.
const IDLE_MS = 75_000;

const fetch = withBusinessDate(createApi(deps).fetch, deps.now);
const server = serve({ fetch, port: settings.ports.api, hostname: '127.0.0.1', serverOptions: { keepAliveTimeout: IDLE_MS } }, reportReady);
await untilAborted(signal);
server.close(() => process.exit(0));
