/** What prospects and attendees ask for: pages, registration, the room. */

import type { Hono } from 'hono';
import { createApp } from './app.ts';
import { comingArticleRoutes } from './article/coming-routes.ts';
import { chatRoutes } from './chat/routes.ts';
import type { Deps } from './deps.ts';
import type { Env } from './http/env.ts';
import { feedRoutes } from './live/feed-routes.ts';
import { listRoutes } from './live/list-routes.ts';
import { ownRoutes } from './live/own-routes.ts';
import { roomPageRoutes } from './live/page-routes.ts';
import { reportRoutes } from './live/report-routes.ts';
import { liveRoutes } from './live/routes.ts';
import { noteRoutes } from './note/routes.ts';
import { pollRoutes } from './poll/routes.ts';
import { presenceRoutes } from './presence/routes.ts';
import { previewRoutes } from './preview/routes.ts';
import { reactionRoutes } from './reaction/routes.ts';
import { linkRoutes } from './registration/link-routes.ts';
import { registrationRoutes } from './registration/routes.ts';
import { seriesRoutes } from './series/routes.ts';
import { brandRoutes } from './setting/routes.ts';
import { stageRoutes } from './stage/routes.ts';
import { fallbackRoutes } from './webinar/fallback-routes.ts';
import { catalogueRoutes } from './webinar/routes.ts';

export const audienceRoutes = [
  catalogueRoutes,
  registrationRoutes,
  linkRoutes,
  feedRoutes,
  liveRoutes,
  ownRoutes,
  reportRoutes,
  chatRoutes,
  roomPageRoutes,
  listRoutes,
  pollRoutes,
  noteRoutes,
  presenceRoutes,
  reactionRoutes,
  stageRoutes,
  previewRoutes,
  seriesRoutes,
  brandRoutes,
  comingArticleRoutes,
  fallbackRoutes,
] as const;

export const createAudienceApi = (deps: Deps): Hono<Env> => createApp(deps, audienceRoutes);
