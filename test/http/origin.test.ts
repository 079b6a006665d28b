/** Who may speak to the API at all: pages of our own, programs, and what came through the edge. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Webinar } from '#shared/webinar.ts';
import { openWebinar, register, signedIn } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
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

describe('a page of another site', () => {
  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://parley.example.com' },
    { origin: 'https://parley.example.com.evil.example' },
    { origin: 'https://parley.example.com:8443' },
    { origin: '' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    { origin: 'https://evil.example', host: 'evil.example', 'x-forwarded-host': 'evil.example' },
  ] as Record<string, string>[])('cannot write with %j', async (headers) => {
    const send = (path: string, cookie: string, body: unknown) =>
      world.request(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', cookie, ...headers },
      });
    await writesNothing(world, async () => {
      await problemOf(await send(registrations, seat, { email: 'evil@example.com' }), 'unknown-origin');
      await problemOf(await send(`/api/live/${webinar.id}/questions`, seat, { text: 'Why?' }), 'unknown-origin');
      await problemOf(await send(`/api/console/webinars/${webinar.id}/end`, host, {}), 'unknown-origin');
      await problemOf(await send('/auth/logout', host, {}), 'unknown-origin');
    });
  });

  it('gets no permission from a preflight, nor from a read', async () => {
    const headers = {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    };
    for (const path of [registrations, `/feed/${webinar.id}`, '/api/console/me', '/api/webinars']) {
      for (const method of ['OPTIONS', 'GET']) {
        const answer = await world.request(path, { method, headers });
        expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
      }
    }
  });

  it('is not meant by a program, which names no origin', async () => {
    const answer = await world.request('/api/resend', {
      method: 'POST',
      body: JSON.stringify({ email: 'nobody@example.com', slug: webinar.slug }),
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(202);
  });
});

describe('what did not come through the edge', () => {
  it.each(['', 'wrong', 'origin-secret-of-the-tests-012345678\u00e9', 'ORIGIN-SECRET-OF-THE-TESTS-0123456789'])(
    'is refused with the secret %j',
    async (secret) => {
      for (const { method, path } of world.api.routes.filter((route) => route.method !== 'ALL' && route.path !== '/healthz')) {
        const answer = await world.request(path.replaceAll(/:\w+/g, 'x'), { method, headers: { 'x-origin-secret': secret, cookie: host } });
        await problemOf(answer, 'unknown-origin');
      }
    },
  );

  it('may ask whether everything is ready', async () => {
    const answer = await world.api.request('/healthz');
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ready', version: 'dev' }]);
  });
});
