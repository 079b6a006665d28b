/** What every route of a thread asks first: which thread its address is about, and who asks. */
import type { Context } from 'hono';
import { say } from '#shared/say.ts';
import type { Contact } from '../contact/store.ts';
import { Failure } from '../failure.ts';
import type { Env } from '../http/env.ts';
import { tongueOf } from '../http/locale.ts';
import { findReader } from '../http/reader.ts';
import { findRoom } from '../http/room.ts';
import { findSeat, verifiedSeats } from '../http/seat.ts';
import { holdsSeat } from '../live/ballot.ts';
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

/** Seats that are looked at: who came by many links is known by the newest. */
const MOST_LOOKS = 3;

/**
 * Whose address is confirmed in this browser: by a comment of theirs, or by the personal link of a webinar that was opened in it. A guest's
 * seat is an address that somebody typed, and a seat whose links were withdrawn says nothing.
 */
export const findKnown = async (c: Context<Env>, deps: ReaderDeps): Promise<Contact | undefined> => {
  const id = findReader(c, deps);
  const reader = id === undefined ? undefined : await deps.contact.living(id);
  if (reader) return reader;
  for (const seat of verifiedSeats(c, deps).slice(0, MOST_LOOKS))
    if (holdsSeat(await deps.registration.find(seat.contact, seat.webinar, { strong: true }), seat))
      return deps.contact.living(seat.contact);
  return undefined;
};
