/** What the team does with people over all webinars: contacts, segments, lists for other tools, invitations, and who is not mailed. */
import type { Hono } from 'hono';
import { createApp } from './app.ts';
import type { Deps } from './deps.ts';
import { exportRoutes } from './export/routes.ts';
import type { Env } from './http/env.ts';
import { suppressionRoutes } from './suppression/team-routes.ts';

export const peopleRoutes = [suppressionRoutes, exportRoutes] as const;

export const createPeopleApi = (deps: Deps): Hono<Env> => createApp(deps, peopleRoutes);
