/** What readers of articles and reports ask for, beside the pages themselves. */
import type { Hono } from 'hono';
import { createApp, type Feature } from './app.ts';
import { publicArticleRoutes } from './article/routes.ts';
import { confirmCommentRoutes } from './comment/confirm-routes.ts';
import { commentRoutes } from './comment/routes.ts';
import { embedRoutes } from './embed/routes.ts';
import { fileRoutes } from './gate/file-routes.ts';
import { openLinkRoutes } from './gate/open-routes.ts';
import { gateRoutes } from './gate/routes.ts';
import type { Env } from './http/env.ts';
import { readPaperRoutes } from './paper/routes.ts';
import { publicQuoteRoutes } from './placed/routes.ts';
import type { ReaderDeps } from './reader-deps.ts';
import { replayRoutes } from './replay/routes.ts';
import { takeBackRoutes } from './survey/over-routes.ts';
import { surveyRoutes } from './survey/routes.ts';
import { watchedRoutes } from './watched/routes.ts';

export const readerRoutes: readonly Feature<ReaderDeps>[] = [
  publicArticleRoutes,
  publicQuoteRoutes,
  replayRoutes,
  watchedRoutes,
  takeBackRoutes,
  surveyRoutes,
  readPaperRoutes,
  fileRoutes,
  gateRoutes,
  openLinkRoutes,
  commentRoutes,
  confirmCommentRoutes,
  embedRoutes,
];

export const createReaderApi = (deps: ReaderDeps): Hono<Env> => createApp(deps, readerRoutes);
