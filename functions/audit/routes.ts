/** Who changed what, for admins. */
import { Hono } from 'hono';
import * as z from 'zod';
import { pageLimit } from '#shared/page.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { needs } from '../http/session.ts';

const NOT_OURS = 'That cursor is not one of ours.';
const place = z
  .string()
  .max(80)
  .transform((cursor) => Buffer.from(cursor, 'base64url').toString())
  .refine((text) => /^20\d\d-(?:0[1-9]|1[0-2])-[0-3]\d[T0-9:.]{13}Z#[0-9a-z]{8}$/.test(text), NOT_OURS)
  .refine((text) => !Number.isNaN(Date.parse(text.slice(0, 24))), NOT_OURS);

const auditQuery = z.strictObject({
  person: z.string().max(254).optional(),
  thing: z.string().max(80).optional(),
  limit: pageLimit.default(50),
  cursor: place.optional(),
});

export const auditRoutes = (deps: ConsoleDeps) =>
  new Hono<Env>().get('/api/console/audit', needs(deps, 'audit.read'), async (c) => {
    const { limit, cursor, ...filter } = validQuery(c, auditQuery);
    const { items, next } = await deps.audit.page(filter, limit, cursor);
    return c.json({ items, ...(next ? { next: Buffer.from(next).toString('base64url') } : {}) }, 200);
  });
