/** 405 for a path that exists with other methods (RFC 9110, 15.5.6), 404 for one that does not. */
import type { Hono } from 'hono';
import { say } from '#shared/say.ts';
import { Failure } from '../failure.ts';
import type { Env } from './env.ts';

/** `:name` is any part of a path, `:name{en|de}` one of those. */
const toPattern = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.]/g, '\\$&').replace(/:[^/{]+(?:\{([^}]+)\})?/g, (_, inner = '[^/]+') => `(?:${inner})`)}$`);

export const methodsOf = (app: Hono<Env>) => {
  const known = app.routes
    .filter((route) => route.method !== 'ALL')
    .map((route) => ({ method: route.method, pattern: toPattern(route.path) }));
  return (path: string): string[] => [...new Set(known.filter((route) => route.pattern.test(path)).map((route) => route.method))];
};

export const refuseUnknown = (methods: readonly string[]): Failure => {
  if (methods.length === 0) return new Failure('not-found', say('Please check the address.'));
  const allow = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
  return new Failure('wrong-method', say('This address answers {methods}.', { methods: allow.join(', ') }), { cause: allow.join(', ') });
};
