/** `/feed/*`: public, read only, cookies neither forwarded nor stored, cached in two tiers. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createTier, type Source } from './cache.ts';
import { refuse, unavailable } from './refuse.ts';
import { respondWhole } from './respond.ts';
import type { Target } from './route.ts';

/** The cache key: the path, and of the query only `cursor`. */
const toKey = ({ path, search }: Target): string => {
  const cursor = new URLSearchParams(search).get('cursor');
  return cursor === null ? path : `${path}?${new URLSearchParams({ cursor })}`;
};

export type Answering = (request: IncomingMessage, response: ServerResponse, target: Target) => Promise<void>;

export const createFeed = (origin: Source, now: () => number = Date.now): Answering => {
  const shield = createTier(origin, now);
  const edge = createTier(async (key) => (await shield(key)).answer, now);
  return async (request, response, target) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return refuse(request, response, { code: 'wrong-method', detail: 'The feed can only be read.', allow: 'GET, HEAD' });
    }
    const found = await edge(toKey(target)).catch(() => undefined);
    if (found === undefined) return refuse(request, response, unavailable);
    const { answer, how } = found;
    response.setHeader('x-cache', how);
    // Date stays the origin's: a client reads the time now as Date + Age.
    const age = String(Math.max(0, Math.floor((now() - answer.originAt) / 1000)));
    return respondWhole(request, response, { ...answer, headers: { ...answer.headers, age } });
  };
};
