/** The service desk: what customers wait for, who answers it until when, and what marketing is about to send. */
import type { Hono } from 'hono';
import { createApp } from './app.ts';
import { besideRoutes } from './beside/team-routes.ts';
import { calendarRoutes } from './calendar/team-routes.ts';
import { radarRoutes } from './campaign/radar-routes.ts';
import { campaignRoutes } from './campaign/team-routes.ts';
import { caseBatchRoutes } from './case/batch-routes.ts';
import { caseReplyingRoutes } from './case/replying-routes.ts';
import { caseRoutes } from './case/team-routes.ts';
import { deliveryRoutes } from './delivery/team-routes.ts';
import type { DeskDeps } from './desk-deps.ts';
import { handoverRoutes } from './handover/team-routes.ts';
import type { Env } from './http/env.ts';
import { listenRoutes } from './listen/team-routes.ts';
import { policyRoutes } from './policy/team-routes.ts';
import { quietRoutes } from './quiet/team-routes.ts';
import { quoteRoutes } from './quote/team-routes.ts';
import { replyRoutes } from './reply/team-routes.ts';
import { savedRoutes } from './saved/team-routes.ts';

/** The note of a shift stands before the case of an id: their paths are alike; so are those of a calendar and of a campaign. */
export const deskRoutes = [
  calendarRoutes,
  radarRoutes,
  campaignRoutes,
  policyRoutes,
  caseBatchRoutes,
  handoverRoutes,
  caseReplyingRoutes,
  savedRoutes,
  replyRoutes,
  deliveryRoutes,
  quoteRoutes,
  besideRoutes,
  listenRoutes,
  quietRoutes,
  caseRoutes,
] as const;

export const createDeskApi = (deps: DeskDeps): Hono<Env> => createApp(deps, deskRoutes);
