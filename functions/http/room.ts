/** What every route about a webinar asks first: which one, whose seat, whether it is a repeat. */
import type { Context } from 'hono';
import { isWebinarId } from '#shared/ids.ts';
import { say } from '#shared/say.ts';
import type { Webinar } from '#shared/webinar.ts';
import { Failure } from '../failure.ts';
import { isOpen } from '../webinar/draft.ts';
import type { Env } from './env.ts';
import { findSeat } from './seat.ts';

const unknown = () => new Failure('not-found', say('We could not find this webinar.'));

type Webinars = { readonly webinar: { readonly find: (id: string) => Promise<Webinar | undefined> } };

/** The webinar as it is stored now, whatever its state: what the team asks for. Throws `not-found`. */
export const findWebinar = async (deps: Webinars, id: string): Promise<Webinar> => {
  const webinar = isWebinarId(id) ? await deps.webinar.find(id) : undefined;
  if (!webinar) throw unknown();
  return webinar;
};

type Rooms = { readonly webinar: { readonly recent: (id: string) => Promise<Webinar | undefined> } };

/** The webinar of a room that people may enter. Throws `not-found`. */
export const findRoom = async (deps: Rooms, id: string): Promise<Webinar> => {
  const webinar = isWebinarId(id) ? await deps.webinar.recent(id) : undefined;
  if (!webinar || !isOpen(webinar)) throw unknown();
  return webinar;
};

type Addresses = Rooms &
  Parameters<typeof findSeat>[1] & { readonly webinar: { readonly idOfSlug: (slug: string) => Promise<string | undefined> } };

/** The same by its address. One by invitation only is there for who has a seat in it, and for nobody else. */
export const findOpen = async (c: Context<Env>, deps: Addresses, slug: string): Promise<Webinar> => {
  const webinar = await findRoom(deps, (await deps.webinar.idOfSlug(slug)) ?? '');
  if (webinar.admission.invited && !findSeat(c, deps, webinar.id)) throw unknown();
  return webinar;
};

export const lostSeat = () => new Failure('no-seat', say('Your seat is no longer valid. Please open the link from your mail again.'));

const MOST_KEY = 255;

/** The header's key whole: two keys that differ anywhere are two acts. Throws `invalid` where it is longer than 255 characters. */
export const idempotencyKey = (c: Context<Env>): string | undefined => {
  const key = c.req.header('idempotency-key');
  if (key && key.length > MOST_KEY) throw new Failure('invalid', say('An Idempotency-Key has {n} characters at most.', { n: MOST_KEY }));
  return key || undefined;
};
