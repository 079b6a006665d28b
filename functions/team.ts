/** What the team asks for: signing in, and everything under /api/console but people over all webinars (people.ts). */
import type { Hono } from 'hono';
import { teamAdmissionRoutes } from './admission/team-routes.ts';
import { createApp } from './app.ts';
import { auditRoutes } from './audit/routes.ts';
import { teamChatRoutes } from './chat/team-routes.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { hereRoutes } from './host/here-routes.ts';
import { hostRoutes } from './host/routes.ts';
import type { Env } from './http/env.ts';
import { teamNoteRoutes } from './note/team-routes.ts';
import { teamPollRoutes } from './poll/team-routes.ts';
import { teamPresenceRoutes } from './presence/team-routes.ts';
import { teamPreviewRoutes } from './preview/team-routes.ts';
import { teamQuestionRoutes } from './question/routes.ts';
import { teamAttendeeRoutes } from './question/team-routes.ts';
import { rehearsalRoutes } from './rehearsal/routes.ts';
import { teamSeriesRoutes } from './series/team-routes.ts';
import { settingRoutes } from './setting/team-routes.ts';
import { teamStageRoutes } from './stage/team-routes.ts';
import { stopRoutes } from './stop/team-routes.ts';
import { teamTemplateRoutes } from './template/team-routes.ts';
import { uploadRoutes } from './upload/routes.ts';
import { teamWebinarRoutes } from './webinar/team-routes.ts';

export const teamRoutes = [
  hostRoutes,
  hereRoutes,
  teamWebinarRoutes,
  teamAdmissionRoutes,
  rehearsalRoutes,
  teamQuestionRoutes,
  teamAttendeeRoutes,
  teamPollRoutes,
  teamNoteRoutes,
  teamChatRoutes,
  teamPresenceRoutes,
  teamStageRoutes,
  teamPreviewRoutes,
  teamTemplateRoutes,
  teamSeriesRoutes,
  settingRoutes,
  uploadRoutes,
  stopRoutes,
  auditRoutes,
] as const;

export const createTeamApi = (deps: ConsoleDeps): Hono<Env> => createApp(deps, teamRoutes);
