/** What every route of a thread asks first: which thread its address is about. */
import type { Context } from 'hono';
import { say } from '#shared/say.ts';
import { Failure } from '../failure.ts';
import type { Env } from '../http/env.ts';
import { tongueOf } from '../http/locale.ts';
import { findRoom } from '../http/room.ts';
import { findSeat } from '../http/seat.ts';
import type { ReaderDeps } from '../reader-deps.ts';
import { type Listed, listedArticle, listedReplay, threadsPath } from './link.ts';

type Find = (c: Context<Env>, deps: ReaderDeps) => Promise<Listed>;

const findArticle: Find = async (c, deps) => {
  const article = listedArticle(await deps.page(threadsPath), c.req.param('slug') ?? '');
  if (!article) throw new Failure('not-found', say('We could not find this article.'));
  return article;
};

/** One by invitation only is there for who has a seat in it. */
const findReplay: Find = async (c, deps) => {
  const webinar = await findRoom(deps, c.req.param('id') ?? '');
  const replay = listedReplay(webinar, await tongueOf(c, deps));
  if (!replay || (webinar.admission.invited && !findSeat(c, deps, webinar.id)))
    throw new Failure('not-found', say('We could not find this webinar.'));
  return replay;
};

/** Everything that has a thread, by what its addresses begin with. Throws `not-found`. */
export const places = [
  { base: '/api/articles/:slug', find: findArticle },
  { base: '/api/replays/:id', find: findReplay },
] as const;
