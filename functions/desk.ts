/** The service desk: what customers wait for, who answers it until when, and what marketing is about to send. */
import type { Hono } from 'hono';
import { createApp } from './app.ts';
import { caseBatchRoutes } from './case/batch-routes.ts';
import { caseRoutes } from './case/team-routes.ts';
import type { DeskDeps } from './desk-deps.ts';
import type { Env } from './http/env.ts';
import { policyRoutes } from './policy/team-routes.ts';

export const deskRoutes = [policyRoutes, caseBatchRoutes, caseRoutes] as const;

export const createDeskApi = (deps: DeskDeps): Hono<Env> => createApp(deps, deskRoutes);
