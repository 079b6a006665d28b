/** The brand, for everybody: what the site is built with. */
import { Hono } from 'hono';
import { type Brand, toBrand } from '#shared/setting.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../http/env.ts';

export const brandRoutes = (deps: Deps) =>
  new Hono<Env>().get('/api/brand', async (c) => c.json(toBrand(await deps.setting.find()) satisfies Brand, 200));
