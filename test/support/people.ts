/** Plainly fictional people, and what they do through the HTTP face. */

import { Hono } from 'hono';
import { openSession } from '#functions/http/session.ts';
import type { Role } from '#shared/host.ts';
import type { Webinar } from '#shared/webinar.ts';
import { BASE, type World } from './world.ts';

export type Cookie = string;

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

/** A session cookie as the callback would give it. */
export const signedIn = async (world: World, roles: readonly Role[], email = `${roles[0] ?? 'nobody'}@example.com`): Promise<Cookie> => {
  const app = new Hono();
  app.get('/', async (c) => {
    await openSession(c as never, world.deps, { email, name: 'Sam Example', roles });
    return c.text('');
  });
  return cookiesOf(await app.request('/'));
};

export const post = (world: World, path: string, body: unknown, { cookie, ...headers }: Record<string, string> = {}) =>
  world.request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', origin: BASE, ...(cookie ? { cookie } : {}), ...headers },
  });

export const send = (world: World, method: string, path: string, cookie: Cookie) =>
  world.request(path, { method, headers: { origin: BASE, cookie } });

export const get = (world: World, path: string, cookie?: Cookie) => world.request(path, cookie ? { headers: { cookie } } : {});

export const draft = {
  title: 'When marketing answers the phone',
  promise: 'What changes once one team owns every conversation.',
  startsAt: '2027-06-18T13:00:00.000Z',
  timeZone: 'Europe/Berlin',
  durationMinutes: 60,
};

/** A webinar that is published, and live where wanted. */
export const openWebinar = async (
  world: World,
  { live = false, ...more }: Record<string, unknown> & { live?: boolean } = {},
): Promise<Webinar> => {
  const cookie = await signedIn(world, ['host']);
  const created = (await (await post(world, '/api/console/webinars', { ...draft, ...more }, { cookie })).json()) as Webinar;
  const act = async (action: string) =>
    (await (await post(world, `/api/console/webinars/${created.id}/${action}`, {}, { cookie })).json()) as Webinar;
  const published = await act('publish');
  return live ? act('start') : published;
};

/** Registers by the form's route and hands back the guest seat's cookie. */
export const register = async (world: World, slug: string, email: string, more: Record<string, unknown> = {}): Promise<Cookie> => {
  const answer = await post(world, `/api/webinars/${slug}/registrations`, { email, ...more });
  if (answer.status !== 202) throw new Error(`Registration answered ${answer.status}: ${await answer.text()}`);
  return cookiesOf(answer);
};

/** Follows the newest personal link that was mailed to an address, in a browser that holds `cookie`. */
export const join = async (world: World, email: string, cookie?: Cookie): Promise<Cookie> => {
  const texts = world.mails.filter((sent) => sent.mail.to === email).map(({ mail }) => mail.text);
  const link = texts.flatMap((text) => /\/join\/[A-Za-z0-9_.~-]+/.exec(text)?.[0] ?? []).at(-1);
  if (!link) throw new Error(`No personal link was mailed to ${email}`);
  const answer = await get(world, link, cookie);
  if (answer.status !== 303) throw new Error(`The personal link answered ${answer.status}`);
  return cookiesOf(answer);
};
