/** One line per request: route pattern, status, time, request id. Never a path, a body, an address or a name. */
import type { Logger } from '@aws-lambda-powertools/logger';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Env } from './env.ts';

type Access = { readonly log: Logger; readonly realNow: () => Date; readonly newRequestId: () => string; readonly chance: () => number };

export const requestLog =
  ({ log, realNow, newRequestId, chance }: Access): MiddlewareHandler<Env> =>
  async (c, next) => {
    const started = realNow().getTime();
    c.set('requestId', newRequestId());
    c.set('chance', chance());
    await next();
    c.res.headers.set('x-request-id', c.var.requestId);
    const facts = {
      requestId: c.var.requestId,
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      ms: realNow().getTime() - started,
    };
    if (c.error && c.res.status >= 500) log.error('request failed', { ...facts, ...describe(c.error) });
    else log.info('request', facts);
  };

/** An error without its message: messages may quote what people typed. The stack's places are enough to find it. */
export const describe = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { error: typeof error };
  // The stack begins with the message, which may have lines of its own that look like places.
  const [before = '', ...after] = (error.stack ?? '').split(error.message || error.name);
  const places = (after.length > 0 ? after.join('') : before)
    .split('\n')
    .filter((line) => /^ +at .*:\d+:\d+\)?$/.test(line))
    .slice(0, 6)
    .map((line) => line.trim());
  return { error: error.name, places, ...(error.cause ? { cause: describe(error.cause) } : {}) };
};
