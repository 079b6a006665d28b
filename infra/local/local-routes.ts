/** What exists on one machine only. */
import { Hono } from 'hono';
import { createChannelRoutes } from './channels/routes.ts';
import { createClockRoutes } from './clock/routes.ts';
import { createObjectRoutes } from './objects/routes.ts';
import { createOutboxRoutes } from './outbox/routes.ts';

export type LocalRoutes = {
  readonly dataFolder: string;
  readonly publicUrl: string;
  /** The same as localPorts got. */
  readonly secret: string;
  /** The worker's address (http://127.0.0.1:PORT+4): POST /journeys {to} steps the clock and answers 204 when all is queued. */
  readonly workerUrl: string;
  /** Clears the data and seeds again. */
  readonly reset: () => Promise<void>;
};

/** Programs say neither Origin nor Sec-Fetch-Site; another site's page says one of them. */
const isForeign = (headers: Headers, publicUrl: string): boolean => {
  const [origin, site] = [headers.get('origin'), headers.get('sec-fetch-site')];
  return (origin !== null && origin !== publicUrl) || (site !== null && site !== 'same-origin' && site !== 'none');
};

/** What exists on one machine only: /outbox/*, /local/clock, /local/channels/, /local/objects/*, POST /local/reset. Give the answer to startEdge as `local`. */
export const createLocalRoutes = ({
  dataFolder,
  publicUrl,
  secret,
  workerUrl,
  reset,
}: LocalRoutes): ((request: Request) => Promise<Response>) => {
  // `/outbox/` is the address, and a mounted `/` means `/outbox` where Hono is strict.
  const routes = new Hono({ strict: false });
  routes.use(async (context, next) => {
    const { method, raw } = context.req;
    if (method !== 'GET' && method !== 'HEAD' && isForeign(raw.headers, publicUrl))
      return context.json({ title: 'That came from another site', status: 403 }, 403);
    return next();
  });
  routes.route('/outbox', createOutboxRoutes(dataFolder));
  routes.route('/local/clock', createClockRoutes(dataFolder, workerUrl));
  routes.route('/local/channels', createChannelRoutes(dataFolder, publicUrl));
  routes.route('/local/objects', createObjectRoutes(dataFolder, secret));
  let resetting: Promise<void> | undefined;
  routes.post('/local/reset', async (context) => {
    resetting ??= reset().finally(() => {
      resetting = undefined;
    });
    await resetting;
    return context.json({ status: 'reset' });
  });
  routes.notFound((context) => context.json({ title: 'We could not find that', status: 404 }, 404));
  return async (request) => routes.fetch(request);
};
