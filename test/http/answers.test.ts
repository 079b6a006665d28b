/** What holds for every answer: methods, origins, ids of requests, odd paths, queries and cursors. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Webinar } from '#shared/webinar.ts';
import { get, openWebinar, register, signedIn } from '../support/people.ts';
import { BASE, openWorld, type World } from '../support/world.ts';
import { pointersOf, problemOf, writesNothing } from './stored.ts';

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

const cursorOf = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

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

describe('a query', () => {
  it.each([
    'limit=-1',
    'limit=0',
    'limit=201',
    'limit=1e9',
    'limit=abc',
    'limit=',
    'limit=1.5',
    'limit=NaN',
    'limit=5&limit=6',
    'sort_by=email',
    'limit[$gt]=1',
  ])('%s is refused', async (query) => {
    await problemOf(await get(world, `/api/webinars?${query}`), 'invalid');
    await problemOf(await get(world, `/api/console/webinars/${webinar.id}/registrations?${query}`, host), 'invalid');
  });

  it.each(['state=draft', 'state=', 'state=live;drop', 'state=live,live,live,live', 'state[]=live'])(
    '%s is refused in the catalogue',
    async (query) => {
      await problemOf(await get(world, `/api/webinars?${query}`), 'invalid');
    },
  );

  it.each([
    'not base64!',
    cursorOf('not json'),
    cursorOf(null),
    cursorOf({}),
    cursorOf({ listPk: 'catalogue#team' }),
    cursorOf({ listPk: 'catalogue#public' }),
    cursorOf({ listPk: 'catalogue#public', start: 'true' }),
    cursorOf({ listPk: 'catalogue#public', start: true, listSk: 'x' }),
    cursorOf({ listPk: 'catalogue#public', listSk: '', pk: '', sk: '' }),
    cursorOf({ listPk: 'catalogue#public', listSk: 'x', pk: 'x', sk: 'x', more: 'x' }),
    cursorOf({ listPk: 'catalogue#public', listSk: { S: 'x' }, pk: 'x', sk: 'x' }),
    cursorOf({ listPk: 'contacts#1', listSk: 'x', pk: 'x', sk: 'x' }),
    'a'.repeat(601),
  ])('cursor %s is refused', async (cursor) => {
    const problem = await problemOf(await get(world, `/api/webinars?cursor=${encodeURIComponent(cursor)}`), 'invalid');
    expect(pointersOf(problem)).toEqual(['#/cursor']);
    const list = `/api/console/webinars/${webinar.id}/registrations`;
    await problemOf(await get(world, `${list}?cursor=${encodeURIComponent(cursor)}`, host), 'invalid');
    expect((await get(world, `/feed/${webinar.id}/questions?cursor=${encodeURIComponent(cursor)}`)).status).toBe(422);
  });

  it('pages through all registrants, each once', async () => {
    for (let i = 0; i < 12; i += 1) await register(world, webinar.slug, `person${i}@example.com`);
    const seen: string[] = [];
    let cursor = '';
    for (let pages = 0; pages < 40; pages += 1) {
      const page = await get(world, `/api/console/webinars/${webinar.id}/registrations?limit=2${cursor}`, host);
      const { items, next } = (await page.json()) as { items: { email: string }[]; next?: string };
      expect(items.length).toBeLessThanOrEqual(2);
      seen.push(...items.map(({ email }) => email));
      if (!next) break;
      cursor = `&cursor=${next}`;
    }
    expect(seen.sort()).toEqual(['anna@example.com', ...Array.from({ length: 12 }, (_, i) => `person${i}@example.com`)].sort());
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
