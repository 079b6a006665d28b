/** Who may speak to the API at all: the edge, and pages of our own site. */
import { timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { say } from '#shared/say.ts';
import { Failure } from '../failure.ts';
import type { Env } from './env.ts';

const same = (given: string, wanted: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** Refuses what did not come through the edge: caching, limits and headers are set there. */
export const throughEdge =
  (secret: string): MiddlewareHandler<Env> =>
  async (c, next) => {
    const given = c.req.header('x-origin-secret') ?? '';
    if (c.req.path !== '/healthz' && !same(given, secret)) throw new Failure('unknown-origin', say('Please use the public address.'));
    await next();
  };

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The mail program's own button (RFC 8058): it may stand on another site, and the address alone says who; no cookie is read there. */
const isOneClick = (path: string): boolean => path.startsWith('/api/unsubscribe/');

/**
 * Refuses writes from other sites. The origin is compared with the configured public base, never with the request's host, which the
 * edge replaces. Programs send neither Origin nor Sec-Fetch-Site; a browser always sends one of them.
 */
export const fromOurPages = (publicUrl: string): MiddlewareHandler<Env> => {
  const ours = new URL(publicUrl).origin;
  return async (c, next) => {
    if (!SAFE.has(c.req.method) && !isOneClick(c.req.path)) {
      const origin = c.req.header('origin');
      const site = c.req.header('sec-fetch-site');
      const allowed = origin === undefined ? site === undefined || site === 'same-origin' : origin === ours;
      if (!allowed) throw new Failure('unknown-origin', say('Please send this from our own pages.'));
    }
    await next();
  };
};
