import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEdgeWorld } from './edge-world.ts';

let world: Awaited<ReturnType<typeof startEdgeWorld>>;
const home = `<!doctype html><title>Home</title>${'<p>text</p>'.repeat(200)}`;
const clip = Buffer.alloc(1_500_000, 'v');

beforeAll(async () => {
  world = await startEdgeWorld({
    'index.html': home,
    'webinars/one/index.html': 'webinar one',
    '404.html': 'not here',
    '_astro/app.abc123.js': 'export {}',
    'media/clip.mp4': clip,
    'media/small.txt': '0123456789',
    '../outside.html': 'outside',
  });
});
afterAll(async () => world.close());

describe('the site behind the edge', () => {
  it('appends index.html to a folder', async () => {
    const answer = await world.get('/webinars/one/');
    expect(await answer.text()).toBe('webinar one');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('max-age=0, s-maxage=60');
  });

  it('gives a page one address, and keeps the query', async () => {
    const answer = await world.get('/webinars/one?utm_source=x');
    expect([answer.status, answer.headers.get('location')]).toEqual([301, `${world.publicUrl}/webinars/one/?utm_source=x`]);
  });

  it('lets viewers keep hashed files for ever', async () => {
    const answer = await world.get('/_astro/app.abc123.js');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it('answers 304 to who has the page', async () => {
    const etag = (await world.get('/')).headers.get('etag') ?? '';
    expect((await world.get('/', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('compresses text over 1,000 bytes', async () => {
    const large = await world.get('/', { headers: { 'accept-encoding': 'gzip' } });
    expect([large.headers.get('content-encoding'), large.headers.get('vary')]).toEqual(['gzip', 'Accept-Encoding']);
    expect(await large.text()).toBe(home);
    expect((await world.get('/webinars/one/', { headers: { 'accept-encoding': 'gzip' } })).headers.get('content-encoding')).toBeNull();
    expect((await world.get('/', { headers: { 'accept-encoding': 'br;q=0, gzip;q=0' } })).headers.get('content-encoding')).toBeNull();
  });

  it('serves parts of a video', async () => {
    const part = await world.get('/media/clip.mp4', { headers: { range: 'bytes=10-19' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${clip.length}`]);
    expect((await part.arrayBuffer()).byteLength).toBe(10);
    expect(await (await world.get('/media/small.txt', { headers: { range: 'bytes=-3' } })).text()).toBe('789');
    expect((await world.get('/media/clip.mp4', { headers: { range: 'bytes=9999999-' } })).status).toBe(416);
    expect((await (await world.get('/media/clip.mp4')).arrayBuffer()).byteLength).toBe(clip.length);
  });

  it('asks the API for what it does not have, without cookies', async () => {
    world.api.answers((_, response) => response.writeHead(404, { 'content-type': 'text/html' }).end('the API’s own page'));
    const answer = await world.get('/webinars/unknown/?utm_source=x', { headers: { cookie: 'seat=1' } });
    expect([answer.status, await answer.text()]).toEqual([404, 'the API’s own page']);
    expect(world.api.seen[0]).toMatchObject({
      url: '/webinars/unknown/?utm_source=x',
      headers: { 'x-origin-secret': 'the origin secret' },
    });
    expect(world.api.seen[0]?.headers.cookie).toBeUndefined();
  });

  it('never leaves its folder', async () => {
    world.api.answers((_, response) => response.writeHead(404).end('no'));
    const paths = [
      '/../outside.html',
      '/%2e%2e/outside.html',
      '/..%2foutside.html',
      '/webinars/..%5c..%5coutside.html',
      '/a/%2e%2e%2f%2e%2e/outside.html',
      '/%00',
      '/%zz',
    ];
    for (const path of paths) {
      const answer = await world.raw(path);
      expect([path, answer.status]).toEqual([path, 400]);
      expect(answer.body).not.toContain('outside');
    }
    expect(world.api.seen).toHaveLength(0);
  });

  it('can only be read', async () => {
    const answer = await world.get('/webinars/one/', { method: 'POST', body: 'x' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('sends pages asked for under another name to the public base', async () => {
    for (const host of [world.otherHost, 'evil.example']) {
      const answer = await world.raw('/webinars/one/?a=1', { host });
      expect([answer.status, answer.headers.location]).toEqual([307, `${world.publicUrl}/webinars/one/?a=1`]);
    }
    const joining = await world.raw('/join/token', { host: world.otherHost, accept: 'text/html' });
    expect(joining.headers.location).toBe(`${world.publicUrl}/join/token`);
    world.api.answers((_, response) => response.end('[]'));
    expect((await world.raw('/api/webinars', { host: world.otherHost })).status).toBe(200);
  });

  it('shows mail to nobody who was lured here under a foreign name', async () => {
    expect((await world.raw('/outbox/messages', { host: 'evil.example' })).status).toBe(403);
    expect((await world.raw('/outbox/messages', { host: world.otherHost })).body).toBe('local /outbox/messages');
  });

  it('adds the security headers to every answer', async () => {
    world.api.answers((_, response) => response.end('{}'));
    for (const path of ['/', '/api/webinars', '/feed/x', '/webinars/unknown/', '/outbox/']) {
      const { headers } = await world.get(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('content-security-policy')).toBe(
        "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'; frame-src 'none'",
      );
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{8,}$/);
      expect(headers.get('strict-transport-security')).toBeNull();
    }
    const room = await world.get('/webinars/one/room/');
    expect(room.headers.get('content-security-policy')).toMatch(
      /frame-src https:\/\/www\.youtube-nocookie\.com https:\/\/player\.vimeo\.com$/,
    );
    const console = await world.get('/console/');
    expect(console.headers.get('content-security-policy')).toContain("form-action 'self' http://127.0.0.1:9999");
  });

  it('goes on serving pages while the API is down, and says kindly what is not there', async () => {
    await world.api.stop();
    expect((await world.get('/')).status).toBe(200);
    const page = await world.get('/webinars/unknown/', { headers: { accept: 'text/html' } });
    expect([page.status, page.headers.get('retry-after'), page.headers.get('content-type')]).toEqual([
      503,
      '5',
      'text/html; charset=utf-8',
    ]);
    expect(await page.text()).toContain('Please try again');
    const json = await world.get('/api/webinars', { headers: { accept: 'application/json' } });
    expect([json.status, json.headers.get('content-type')]).toEqual([503, 'application/problem+json']);
    expect(await json.json()).toMatchObject({ status: 503, type: 'urn:parley:problem:busy', instance: json.headers.get('x-request-id') });
    await world.api.startAgain();
  });
});

describe('an edge under https', () => {
  it('says so for two years', async () => {
    const secure = await startEdgeWorld({ 'index.html': 'x' }, 'https://parley.example');
    const answer = await secure.raw('/', { host: 'parley.example' });
    expect(answer.headers['strict-transport-security']).toContain('max-age=63072000');
    await secure.close();
  });
});
