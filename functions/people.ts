/** What the team does with people over all webinars: contacts, segments, lists for other tools, invitations, and who is not mailed. */
import type { Hono } from 'hono';
import { aliasRoutes } from './alias/team-routes.ts';
import { createApp } from './app.ts';
import { directoryRoutes } from './directory/team-routes.ts';
import { exportRoutes } from './export/routes.ts';
import type { Env } from './http/env.ts';
import { importRoutes } from './import/routes.ts';
import { invitationRoutes } from './invitation/team-routes.ts';
import { labelRoutes } from './label/team-routes.ts';
import { profileRoutes } from './profile/team-routes.ts';
import { remarkRoutes } from './remark/team-routes.ts';
import { scoreRoutes } from './score/team-routes.ts';
import { segmentPreviewRoutes } from './segment/preview-routes.ts';
import { segmentRoutes } from './segment/routes.ts';
import { sourceRoutes } from './source/team-routes.ts';
import { suppressionRoutes } from './suppression/team-routes.ts';
import type { TeamDeps } from './team-deps.ts';

export const peopleRoutes = [
  directoryRoutes,
  importRoutes,
  profileRoutes,
  aliasRoutes,
  labelRoutes,
  remarkRoutes,
  suppressionRoutes,
  invitationRoutes,
  exportRoutes,
  segmentRoutes,
  segmentPreviewRoutes,
  scoreRoutes,
  sourceRoutes,
] as const;

export const createPeopleApi = (deps: TeamDeps): Hono<Env> => createApp(deps, peopleRoutes);
