/** The whole HTTP face, as one machine and the tests run it. In the cloud audience, mailed links and team have functions of their own (docs/decisions/0016). */
import type { Hono } from 'hono';
import { createApp } from './app.ts';
import { audienceRoutes } from './audience.ts';
import type { Env } from './http/env.ts';
import { peopleRoutes } from './people.ts';
import { personalRoutes } from './personal.ts';
import { teamRoutes } from './team.ts';
import type { TeamDeps } from './team-deps.ts';

/** Throws where a console route has no guard. */
export const createApi = (deps: TeamDeps): Hono<Env> =>
  createApp(deps, [...audienceRoutes, ...personalRoutes, ...teamRoutes, ...peopleRoutes]);
