/** The whole HTTP face, as one machine and the tests run it. In the cloud audience, mailed links and team have functions of their own (docs/decisions/0016). */
import type { Hono } from 'hono';
import { createApp } from './app.ts';
import { audienceRoutes } from './audience.ts';
import { deskRoutes } from './desk.ts';
import { editorRoutes } from './editors.ts';
import type { Env } from './http/env.ts';
import { peopleRoutes } from './people.ts';
import { personalRoutes } from './personal.ts';
import { readerRoutes } from './readers.ts';
import { teamRoutes } from './team.ts';
import type { WorkDeps } from './work-deps.ts';

/** Throws where a console route has no guard. */
export const createApi = (deps: WorkDeps): Hono<Env> =>
  createApp(deps, [...audienceRoutes, ...personalRoutes, ...teamRoutes, ...peopleRoutes, ...deskRoutes, ...readerRoutes, ...editorRoutes]);
