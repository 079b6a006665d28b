/** A host makes a speaker's personal link to the stage. */
import { Hono } from 'hono';
import { type StageLink, stageForm } from '#shared/stage.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { valid } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { findWebinar } from '../http/room.ts';
import { needs } from '../http/session.ts';
import { stageUntil, toStageToken } from './link.ts';

export const teamStageRoutes = (deps: Deps) =>
  new Hono<Env>().post('/api/console/webinars/:id/stage', needs(deps, 'webinar.change'), async (c) => {
    const { name } = await valid(c, stageForm);
    const webinar = await findWebinar(deps, c.req.param('id'));
    if (['cancelled', 'archived'].includes(webinar.state)) throw new Failure('refused', 'It is closed, so it has no stage.');
    const url = `${deps.config.PARLEY_URL}/stage/${toStageToken(deps.signer, webinar, name)}`;
    return c.json({ name, url, until: stageUntil(webinar).toISOString() } satisfies StageLink, 201);
  });
