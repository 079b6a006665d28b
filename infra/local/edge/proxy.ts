/** The uncached way to the API: everything of the request but what belongs to the connection or is ours to say. */

import { type Agent, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { limits } from '#shared/limits.ts';
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
 * A body that the API refuses before it has read it ends the connection under it: such a request goes alone, so that nobody else's
 * waits on a connection that is about to close.
 */
const mayBeRefused = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > limits.bodyBytes;

export type ProxySettings = { readonly apiUrl: string; readonly originSecret: string; readonly agent: Agent };
export type Proxy = (request: IncomingMessage, response: ServerResponse, target: Target, options?: { cookies: boolean }) => Promise<void>;

export const createProxy = ({ apiUrl, originSecret, agent }: ProxySettings): Proxy => {
  const headersFor = (request: IncomingMessage, cookies: boolean): Record<string, string | string[]> => ({
    ...Object.fromEntries(endToEnd(request).filter(([name]) => !isOurs(name) && (cookies || name !== 'cookie'))),
    'x-origin-secret': originSecret,
    'x-viewer-address': (request.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
  });

  return (request, response, { path, search }, { cookies } = { cookies: true }) =>
    new Promise<void>((resolve) => {
      const tooLarge = () => refuse(request, response, { code: 'too-large', detail: 'Please send 10 MB at most.' });
      if (Number(request.headers['content-length'] ?? 0) > MOST_BODY_BYTES) return resolve(tooLarge());
      const { method = 'GET' } = request;
      const bodyless = method === 'GET' || method === 'HEAD';
      let received = 0;

      const attempt = (again: boolean) => {
        const asked = ask(`${apiUrl}${path}${search}`, {
          method,
          agent: mayBeRefused(request) ? false : agent,
          headers: headersFor(request, cookies),
          timeout: TIMEOUT_MS,
        });
        asked.on('timeout', () => asked.destroy(new Error('The API took too long.')));
        asked.on('error', () => {
          // The API may have closed an idle connection just as we used it; only what changes nothing is asked again.
          if (again && bodyless && asked.reusedSocket && !response.headersSent) return attempt(false);
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
        if (bodyless) return asked.end();
        request.on('data', (chunk: Buffer) => {
          received += chunk.length;
          if (received <= MOST_BODY_BYTES) return;
          tooLarge();
          asked.destroy();
        });
        request.pipe(asked);
      };
      attempt(true);
    });
};
