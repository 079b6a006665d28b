/** Which handlers are guards: a console route without one stops the start. Apart from the session, which only the team's function carries. */
import type { Hono, MiddlewareHandler } from 'hono';
import type { Env } from './env.ts';

const guards = new WeakSet<object>();

export const asGuard = (handler: MiddlewareHandler<Env>): MiddlewareHandler<Env> => {
  guards.add(handler);
  return handler;
};

/** Console routes whose first handler is no guard. The API does not start while there is one: closed by default. */
export const unguarded = (app: Hono<Env>): string[] => {
  const first = new Map<string, object>();
  for (const route of app.routes) {
    const name = `${route.method} ${route.path}`;
    if (route.path.startsWith('/api/console') && route.method !== 'ALL' && !first.has(name)) first.set(name, route.handler);
  }
  return [...first].filter(([, handler]) => !guards.has(handler)).map(([name]) => name);
};
