/** The HTTP face: middleware once, then the routes of the features that it is made of. */

import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { base32 } from '#shared/ids.ts';
import { limits } from '#shared/limits.ts';
import { say } from '#shared/say.ts';
import type { Deps } from './deps.ts';
import { Failure } from './failure.ts';
import type { Env } from './http/env.ts';
import { unguarded } from './http/guards.ts';
import { findLocale } from './http/locale.ts';
import { methodsOf, refuseUnknown } from './http/method.ts';
import { notFoundPage } from './http/not-found.ts';
import { fromOurPages, throughEdge } from './http/origin.ts';
import { toFailure } from './http/problem.ts';
import { refuse } from './http/refuse.ts';
import { requestLog } from './http/request-log.ts';

/** Where whole files come in; what is read as a form or JSON there has the limit of all others (http/body.ts). */
const files = /^\/api\/console\/(?:contacts\/imports|webinars\/[^/]+\/transcript$)/;
const TOO_LARGE_FILE = 'Please send 10 MB at most in one request.';

/** Routes of a feature, and what they ask for. */
export type Feature<D extends Deps = Deps> = (deps: D) => Hono<Env>;

/** Paths that the edge sends here only because the built site has no such page: people get a page, not a problem document. */
const isPagePath = (path: string): boolean => !/^\/(?:api|auth|feed|join|live|healthz)(?:\/|$)/.test(path);

/** Throws where a console route has no guard. */
export const createApp = <D extends Deps>(deps: D, features: readonly Feature<D>[]): Hono<Env> => {
  const app = new Hono<Env>();
  const newRequestId = () => base32(deps.random(10));
  const chance = () => (deps.random(1)[0] ?? 0) / 255;

  app.use(requestLog({ log: deps.log, realNow: deps.realNow, newRequestId, chance }));
  app.use(async (c, next) => {
    await next();
    // Everything but the feed is somebody's own, or must be fresh.
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
    c.res.headers.set('x-content-type-options', 'nosniff');
    if (!c.res.headers.get('content-type')?.startsWith('text/html'))
      c.res.headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  });
  app.use(findLocale(deps.config.PARLEY_URL));
  app.use(throughEdge(deps.config.ORIGIN_SECRET));
  app.use(fromOurPages(deps.config.PARLEY_URL));
  const upTo = (maxSize: number, words: string) =>
    bodyLimit({
      maxSize,
      onError: async (c) => {
        // Read to its end (10 MB at most pass the edge): a connection that closes under a sender loses the answer as well.
        await c.req.raw.body?.pipeTo(new WritableStream()).catch(() => undefined);
        throw new Failure('too-large', words);
      },
    });
  const [ofForms, ofFiles] = [upTo(limits.bodyBytes, say('Please send less than 64 KB.')), upTo(limits.fileBytes, TOO_LARGE_FILE)];
  app.use((c, next) => (files.test(c.req.path) ? ofFiles : ofForms)(c, next));

  app.get('/healthz', async (c) => {
    await deps.webinar.page('public', { limit: 1 });
    return c.json({ status: 'ready', version: deps.config.VERSION }, 200);
  });
  for (const routes of features) app.route('/', routes(deps));

  const methods = methodsOf(app);
  app.notFound((c) => {
    const refused = refuseUnknown(methods(c.req.path));
    return refused.code === 'not-found' && isPagePath(c.req.path) ? notFoundPage(c, deps) : refuse(c, deps, refused);
  });
  app.onError((error, c) => refuse(c, deps, toFailure(error)));

  const open = unguarded(app);
  if (open.length > 0) throw new Error(`Console routes without a named right: ${open.join(', ')}`);
  return app;
};
