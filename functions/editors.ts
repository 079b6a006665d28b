/** What the team publishes: articles and reports, and what readers wrote below them. */
import type { Hono } from 'hono';
import { createApp, type Feature } from './app.ts';
import { revisionRoutes } from './article/revision-routes.ts';
import { articleRoutes } from './article/team-routes.ts';
import { commentTeamRoutes } from './comment/team-routes.ts';
import type { EditorDeps } from './editor-deps.ts';
import { embedTeamRoutes } from './embed/team-routes.ts';
import { giftRoutes } from './gift/team-routes.ts';
import type { Env } from './http/env.ts';
import { moderationRoutes } from './moderation/team-routes.ts';
import { paperRoutes } from './paper/team-routes.ts';
import { placedRoutes } from './placed/team-routes.ts';
import { transcriptRoutes } from './replay/team-routes.ts';
import { surveyTeamRoutes } from './survey/team-routes.ts';
import { thanksRoutes } from './thanks/team-routes.ts';

export const editorRoutes: readonly Feature<EditorDeps>[] = [
  articleRoutes,
  revisionRoutes,
  paperRoutes,
  transcriptRoutes,
  commentTeamRoutes,
  embedTeamRoutes,
  moderationRoutes,
  surveyTeamRoutes,
  placedRoutes,
  giftRoutes,
  thanksRoutes,
];

export const createEditorApi = (deps: EditorDeps): Hono<Env> => createApp(deps, editorRoutes);
