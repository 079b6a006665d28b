/** The live feed: public, the same bytes for everybody, kept by the edge for a second. */
import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import * as z from 'zod';
import { isWebinarId } from '#shared/ids.ts';
import { say } from '#shared/say.ts';
import type { Deps } from '../deps.ts';
import { Failure } from '../failure.ts';
import { validQuery } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { findRoom } from '../http/room.ts';
import { toPage, unknownPage } from '../question/paging.ts';
import { isShown, toPublicQuestion } from '../question/public.ts';
import { toFeed } from './publish.ts';
import { caughtUp } from './reactions.ts';

const headers = { 'cache-control': 'public, max-age=0, s-maxage=1, stale-if-error=600', 'content-type': 'application/json; charset=utf-8' };
const listQuery = z.strictObject({ cursor: z.string().max(40).optional() });
const LIST_SIZE = 200;
const unknown = () => new Failure('not-found', say('We could not find this webinar.'));

/** Weak comparison (RFC 9110, 8.8.3.2): the edge turns tags weak when it compresses. */
const isKnown = (header: string | undefined, tag: string): boolean =>
  header?.split(',').some((part) => part.trim().replace(/^W\//, '') === tag) ?? false;

export const feedRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/feed/:id', async (c) => {
      const id = c.req.param('id');
      if (!isWebinarId(id)) throw unknown();
      const stored = (await deps.live.feed(id)) ?? ((await findRoom(deps, id)) && (await deps.publishFeed(id)));
      if (!stored || stored.gone) throw unknown();
      const shown = await caughtUp(deps, id, stored);
      const tag = `"${shown.version}"`;
      if (isKnown(c.req.header('if-none-match'), tag)) return c.body(null, 304, { etag: tag, ...headers });
      return c.body(JSON.stringify(toFeed(shown)), 200, { etag: tag, ...headers });
    })

    .get('/feed/:id/questions', async (c) => {
      const { cursor } = validQuery(c, listQuery);
      const webinar = await findRoom(deps, c.req.param('id'));
      // A cursor is a question's id: an invented one is refused by its MAC, before anything is read.
      if (cursor !== undefined && !deps.questionIds.isOf(webinar.id, cursor)) throw unknownPage();
      const room = await deps.question.recentRoom(webinar.id);
      const { items, after } = toPage(room?.questions ?? [], { cursor, limit: LIST_SIZE, isWanted: isShown });
      const shown = items.map((question) => toPublicQuestion(question, room?.answers.get(question.id) ?? []));
      const body = JSON.stringify({ items: shown, ...(after ? { next: items.at(-1)?.id } : {}) });
      // Whoever has the list open looks again and again: what did not change travels once.
      const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`;
      if (isKnown(c.req.header('if-none-match'), tag)) return c.body(null, 304, { etag: tag, ...headers });
      return c.body(body, 200, { etag: tag, ...headers });
    });
