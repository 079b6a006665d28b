/** What holds for every answer: methods, origins, ids of requests, odd paths, queries and cursors. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Webinar } from '#shared/webinar.ts';
import { get, openWebinar, register, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';
import { problemOf, writesNothing } from './stored.ts';

let world: World;
let webinar: Webinar;
let host: string;
let seat: string;
let registrations: string;
beforeAll(async () => {
  world = await openWorld();
  webinar = await openWebinar(world, { live: true });
  host = await signedIn(world, ['host']);
  seat = await register(world, webinar.slug, 'anna@example.com');
  registrations = `/api/webinars/${webinar.slug}/registrations`;
  await world.settle();
});

describe('a method that an address does not have', () => {
  it.each([
    ['PUT', () => registrations, 'POST'],
    ['DELETE', () => registrations, 'POST'],
    ['GET', () => registrations, 'POST'],
    ['HEAD', () => registrations, 'POST'],
    ['PATCH', () => '/api/resend', 'POST'],
    ['POST', () => `/feed/${webinar.id}`, 'GET, HEAD'],
    ['DELETE', () => '/join/token', 'GET, HEAD'],
    ['POST', () => `/api/live/${webinar.id}/mine`, 'GET, HEAD'],
    ['OPTIONS', () => '/api/webinars', 'GET, HEAD'],
  ])('%s is refused with 405 and the ones it has', async (method, path, allow) => {
    const answer = await writesNothing(world, () => world.request(path(), { method, headers: { origin: BASE, cookie: seat } }));
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
    if (method !== 'HEAD') await problemOf(answer, 'wrong-method');
  });

  it('is refused also where it is TRACE', async () => {
    const asked = new Request(`http://api.example/api/webinars`, { headers: { 'x-origin-secret': world.config.ORIGIN_SECRET } });
    Object.defineProperty(asked, 'method', { value: 'TRACE' });
    await problemOf(await world.api.fetch(asked), 'wrong-method');
  });
});

describe('an address that leads nowhere', () => {
  it.each([
    ...[
      '/api/webinars/none',
      '/api/webinars/%00',
      '/api/webinars/%E0%A4%A',
      '/api/webinars/a%23b',
      '/api/webinars/..%2f..%2fetc',
      '/api/none',
    ],
    ...[`/api/webinars/${'a'.repeat(3_000)}`, `/api/webinars/${'ü'.repeat(900)}/calendar.ics`, '/api/webinars/__proto__', '/feed/none'],
    ...['/feed/0000000000', `/feed/${'0'.repeat(5_000)}`, '/feed/00000%23000', '/live/0000000000/page', '/api/console/none', '/auth/none'],
  ])('%s is a 404', async (path) => {
    await problemOf(await writesNothing(world, () => get(world, path, host)), 'not-found');
  });

  it('shows people a page where they came for one', async () => {
    for (const path of ['/webinars/none/', `/webinars/${'a'.repeat(3_000)}/`, `/webinars/${webinar.slug}/none/`, '/none', '/none/']) {
      const answer = await get(world, path);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8']);
      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-z]{16}$/);
    }
  });
});

describe('what may be kept by the edge', () => {
  it('is the same bytes whatever headers ask for it', async () => {
    const plain = await (await get(world, `/feed/${webinar.id}`)).text();
    for (const name of [
      'cookie',
      'accept',
      'x-forwarded-host',
      'host',
      'origin',
      'accept-language',
      'authorization',
      'x-original-url',
      'range',
    ]) {
      const answer = await world.request(`/feed/${webinar.id}`, {
        headers: { [name]: name === 'cookie' ? seat : 'text/html, evil.example' },
      });
      expect(await answer.text()).toBe(plain);
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(answer.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=1, stale-if-error=600');
    }
  });

  it('never is an error, nor anything personal', async () => {
    for (const path of [
      '/feed/0000000000',
      `/feed/${webinar.id}/questions?x=1`,
      `/api/live/${webinar.id}/mine`,
      '/api/webinars',
      '/join/x',
      '/none',
    ])
      expect((await get(world, path, seat)).headers.get('cache-control'), path).toBe('no-store');
  });
});
