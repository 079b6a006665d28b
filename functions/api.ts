/** The whole HTTP face, as one machine and the tests run it. In the cloud audience, mailed links and team have functions of their own (docs/decisions/0016). */
import type { Hono } from 'hono';
import { createApp } from './app.ts';
import { audienceRoutes } from './audience.ts';
import { createCommentStore } from './comment/store.ts';
import { deskRoutes } from './desk.ts';
import type { DeskDeps } from './desk-deps.ts';
import { editorRoutes } from './editors.ts';
import type { Env } from './http/env.ts';
import { peopleRoutes } from './people.ts';
import { personalRoutes } from './personal.ts';
import { readerRoutes } from './readers.ts';
import { teamRoutes } from './team.ts';

/** Throws where a console route has no guard. */
export const createApi = (deps: DeskDeps): Hono<Env> =>
  createApp({ ...deps, comment: createCommentStore(deps) }, [
    ...audienceRoutes,
    ...personalRoutes,
    ...teamRoutes,
    ...peopleRoutes,
    ...deskRoutes,
    ...readerRoutes,
    ...editorRoutes,
  ]);
