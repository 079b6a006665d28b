/** The edge: what stands before everything in the cloud, with the same rules, on one machine. */
import { randomUUID } from 'node:crypto';
import { Agent, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createFeed } from './feed.ts';
import { createOrigin } from './origin.ts';
import { createProxy } from './proxy.ts';
import { refuse } from './refuse.ts';
import { respondRedirect } from './respond.ts';
import { lacksSlash, parseTarget, type Target, toBehaviour } from './route.ts';
import { securityHeaders } from './security-headers.ts';
import { createSite } from './site.ts';

export type EdgeSettings = {
  readonly port: number;
  /** The public base, without a slash at its end. */
  readonly publicUrl: string;
  readonly apiUrl: string;
  readonly originSecret: string;
  /** The published site (`<data>/site/current`); it may come into being later. */
  readonly siteFolder: string;
  /** The identity provider's origin, for form-action under /console/. */
  readonly issuer: string;
  /** Answers /local/* and /outbox/* (createLocalRoutes). */
  readonly local: (request: Request) => Promise<Response>;
};

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

const createListener = (settings: EdgeSettings, agent: Agent) => {
  const { publicUrl, siteFolder, local, port } = settings;
  const feed = createFeed(createOrigin({ ...settings, agent }));
  const proxy = createProxy({ ...settings, agent });
  const site = createSite(siteFolder);
  const runLocal = getRequestListener(local);
  const publicHost = new URL(publicUrl).host;
  const isPublic = ({ headers }: IncomingMessage) => headers.host?.toLowerCase() === publicHost;
  const isLoopback = ({ headers }: IncomingMessage) => LOOPBACK.some((name) => headers.host === `${name}:${port}`);

  const answerSite = async (request: IncomingMessage, response: ServerResponse, target: Target): Promise<void> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return refuse(request, response, { code: 'wrong-method', detail: 'This page can only be read.', allow: 'GET, HEAD' });
    }
    if (lacksSlash(target.path)) return respondRedirect(response, 301, `${publicUrl}${target.path}/${target.search}`);
    // The origin group: what S3 does not have is asked of the API, without the viewer's cookies.
    if (!(await site(request, response, target))) await proxy(request, response, target, { cookies: false });
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = parseTarget(request.url ?? '');
    response.setHeader('x-request-id', randomUUID());
    for (const [name, value] of Object.entries(securityHeaders(target?.path ?? '/', settings))) response.setHeader(name, value);
    if (!target) return refuse(request, response, { code: 'unparsable', detail: 'That address is not one of ours.' });
    const behaviour = toBehaviour(target.path);
    const isPage = behaviour === 'site' || (behaviour !== 'feed' && (request.headers.accept ?? '').includes('text/html'));
    if (isPage && request.method === 'GET' && !isPublic(request))
      return respondRedirect(response, 307, `${publicUrl}${target.path}${target.search}`);
    if (behaviour === 'feed') return feed(request, response, target);
    if (behaviour === 'api') return proxy(request, response, target);
    if (behaviour === 'embed') return proxy(request, response, target, { cookies: false });
    if (behaviour === 'site') return answerSite(request, response, target);
    // Mail of others is shown there: a name that somebody points at this machine must not reach it.
    if (!isPublic(request) && !isLoopback(request))
      return refuse(request, response, { code: 'forbidden', detail: 'Ask under the public address.' });
    await runLocal(request, response);
  };
};

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, ipv6Only: true }, () => resolve(void server.off('error', reject)));
  });

/** Starts the edge: CloudFront's rules on one machine. Rejects with EADDRINUSE where the port is taken. */
export const startEdge = async (settings: EdgeSettings): Promise<{ close: () => Promise<void> }> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const listener = createListener(settings, agent);
  const start = async (host: string): Promise<Server> => {
    const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
      listener(request, response).catch(() => refuse(request, response, { code: 'unexpected', detail: 'Please try again.' }));
    });
    await listen(server, settings.port, host);
    return server;
  };
  const isLocal = LOOPBACK.includes(new URL(settings.publicUrl).hostname);
  const servers = [await start(isLocal ? '127.0.0.1' : '0.0.0.0')];
  try {
    servers.push(await start(isLocal ? '::1' : '::'));
  } catch (error) {
    // A machine without IPv6 is reached by IPv4 alone.
    if (!(error instanceof Error && 'code' in error && ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(String(error.code)))) throw error;
  }
  return {
    close: async () => {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
      agent.destroy();
    },
  };
};
