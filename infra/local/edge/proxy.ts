/** The uncached way to the API: everything of the request but what belongs to the connection or is ours to say. */

import { type Agent, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { refuse, unavailable } from './refuse.ts';
import type { Target } from './route.ts';

const MOST_BODY_BYTES = 10 * 1024 * 1024;
/** API Gateway gives up after 30 s. */
const TIMEOUT_MS = 30_000;

const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
];
/** Only the edge says these; a viewer's own are dropped. */
const isOurs = (name: string): boolean =>
  name === 'x-origin-secret' || name === 'x-viewer-address' || name === 'forwarded' || name.startsWith('x-forwarded-') || name === 'expect';

const endToEnd = (message: IncomingMessage): [string, string[]][] => {
  const named = (message.headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  const dropped = new Set([...HOP_BY_HOP, ...named]);
  return Object.entries(message.headersDistinct).flatMap(([name, values]) => (values && !dropped.has(name) ? [[name, values]] : []));
};

/**
 * The whole body before anything is asked, as API Gateway does it: an API that refuses a body half-way would close a connection that
 * somebody else's request is about to use. Undefined where it is over the limit.
 */
const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let received = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    received += chunk.length;
    if (received <= MOST_BODY_BYTES) chunks.push(chunk);
  }
  return received <= MOST_BODY_BYTES ? Buffer.concat(chunks) : undefined;
};

export type ProxySettings = { readonly apiUrl: string; readonly originSecret: string; readonly agent: Agent };
export type Proxy = (request: IncomingMessage, response: ServerResponse, target: Target, options?: { cookies: boolean }) => Promise<void>;

export const createProxy = ({ apiUrl, originSecret, agent }: ProxySettings): Proxy => {
  const headersFor = (request: IncomingMessage, cookies: boolean): Record<string, string | string[]> => ({
    ...Object.fromEntries(endToEnd(request).filter(([name]) => !isOurs(name) && (cookies || name !== 'cookie'))),
    'x-origin-secret': originSecret,
    'x-viewer-address': (request.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
  });

  const forward = (request: IncomingMessage, response: ServerResponse, target: Target, cookies: boolean, body: Buffer | undefined) =>
    new Promise<void>((resolve) => {
      const { method = 'GET' } = request;
      const headers = { ...headersFor(request, cookies), ...(body ? { 'content-length': String(body.length) } : {}) };
      const attempt = (again: boolean) => {
        const asked = ask(`${apiUrl}${target.path}${target.search}`, { method, agent, headers, timeout: TIMEOUT_MS });
        asked.on('timeout', () => asked.destroy(new Error('The API took too long.')));
        asked.on('error', () => {
          // The API may have closed an idle connection just as we used it; only what changes nothing is asked again.
          if (again && !body && asked.reusedSocket && !response.headersSent) return attempt(false);
          if (!response.destroyed && !response.writableEnded) refuse(request, response, unavailable);
          resolve();
        });
        asked.on('response', (answer) => {
          for (const [name, values] of endToEnd(answer)) response.setHeader(name, values.length === 1 ? (values[0] ?? '') : values);
          response.writeHead(answer.statusCode ?? 502);
          answer.on('error', () => response.destroy());
          answer.on('close', resolve);
          answer.pipe(response);
        });
        response.on('close', () => {
          if (!response.writableFinished) asked.destroy();
        });
        asked.end(body);
      };
      attempt(true);
    });

  return async (request, response, target, { cookies } = { cookies: true }) => {
    const tooLarge = () => refuse(request, response, { code: 'too-large', detail: 'Please send 10 MB at most.' });
    if (Number(request.headers['content-length'] ?? 0) > MOST_BODY_BYTES) return tooLarge();
    if (request.method === 'GET' || request.method === 'HEAD') return forward(request, response, target, cookies, undefined);
    // A viewer who went away in the middle has nobody to answer to.
    const body = await readBody(request).catch(() => response.destroy());
    if (!response.destroyed) return body instanceof Buffer ? forward(request, response, target, cookies, body) : tooLarge();
  };
};
