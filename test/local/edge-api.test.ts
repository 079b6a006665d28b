import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEdgeWorld } from './edge-world.ts';

let world: Awaited<ReturnType<typeof startEdgeWorld>>;
beforeAll(async () => {
  world = await startEdgeWorld();
});
afterAll(async () => world.close());

describe('the API behind the edge', () => {
  it('gets every method with its body, query and cookies', async () => {
    world.api.answers((_, response) => response.end('ok'));
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const body = method === 'DELETE' ? null : 'text=hällo';
      await world.get('/api/live/x/questions?a=1&a=2', { method, body, headers: { cookie: 'seat=1; other=2' } });
      expect(world.api.seen.at(-1)).toMatchObject({
        method,
        url: '/api/live/x/questions?a=1&a=2',
        body: body ?? '',
        headers: { cookie: 'seat=1; other=2' },
      });
    }
    for (const path of [
      '/auth/login',
      '/join/t',
      '/me/t',
      '/answers/t',
      '/voice/t',
      '/confirm/t',
      '/preferences/t',
      '/unsubscribe/t',
      '/invite/t',
      '/stage/t',
      '/preview/t',
      '/waitlist/t',
      '/live/x/page',
      '/healthz',
    ]) {
      expect(await (await world.get(path)).text()).toBe('ok');
      expect(world.api.seen.at(-1)?.url).toBe(path);
    }
  });

  it('gets a body in one piece, so that refusing it ends nobody else’s connection', async () => {
    world.api.answers((_, response) => response.writeHead(413).end('too large'));
    const pieces = new ReadableStream({
      start(into) {
        for (let i = 0; i < 20; i += 1) into.enqueue(new TextEncoder().encode('x'.repeat(10_000)));
        into.close();
      },
    });
    const answer = await world.get('/api/x', { method: 'POST', body: pieces, duplex: 'half' } as RequestInit);
    expect(answer.status).toBe(413);
    const headers = world.api.seen.at(-1)?.headers ?? {};
    expect([headers['content-length'], headers['transfer-encoding']]).toEqual(['200000', undefined]);
  });

  it('says itself who is asking and by which way, whatever the viewer claims', async () => {
    world.api.answers((_, response) => response.end('ok'));
    await world.get('/api/x', {
      headers: {
        'x-origin-secret': 'guess',
        'x-viewer-address': '9.9.9.9',
        'x-forwarded-for': '9.9.9.9',
        'x-forwarded-proto': 'https',
        forwarded: 'for=9.9.9.9',
      },
    });
    const headers = world.api.seen[0]?.headers ?? {};
    expect(headers['x-origin-secret']).toBe('the origin secret');
    expect(headers['x-viewer-address']).toMatch(/^(?:127\.0\.0\.1|::1)$/);
    expect(headers.host).toBe(world.apiHost);
    for (const name of ['x-forwarded-for', 'x-forwarded-proto', 'forwarded']) expect(headers[name]).toBeUndefined();
  });

  it('drops what belongs to one connection only', async () => {
    world.api.answers((_, response) => response.setHeader('x-hop', '1').setHeader('connection', 'x-hop, keep-alive').end('ok'));
    const answer = await world.raw('/api/x', { connection: 'x-mine', 'x-mine': '1', te: 'trailers', 'proxy-authorization': 'x' });
    expect(answer.headers['x-hop']).toBeUndefined();
    for (const name of ['x-mine', 'te', 'proxy-authorization']) expect(world.api.seen[0]?.headers[name]).toBeUndefined();
  });

  it('keeps several cookies, redirects, statuses and the origin’s own headers', async () => {
    world.api.answers((_, response) => {
      response.setHeader('set-cookie', ['a=1', 'b=2', 'c=3']);
      response
        .writeHead(303, {
          location: '/webinars/one/registered/',
          'content-security-policy': "default-src 'none'",
          'x-request-id': 'from-the-api',
        })
        .end();
    });
    const answer = await world.get('/api/webinars/one/registrations', {
      method: 'POST',
      body: new URLSearchParams({ email: 'a@example.com' }),
    });
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2', 'c=3']);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/webinars/one/registered/']);
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'");
    expect(answer.headers.get('x-request-id')).toBe('from-the-api');
    expect(world.api.seen[0]?.headers['content-type']).toContain('application/x-www-form-urlencoded');
  });

  it('is never cached', async () => {
    world.api.answers((_, response) => response.setHeader('cache-control', 'public, s-maxage=60').end('ok'));
    await world.get('/api/webinars');
    await world.get('/api/webinars');
    expect(world.api.seen).toHaveLength(2);
  });

  it('refuses a body over 10 MB, declared or not', async () => {
    world.api.answers((_, response) => response.end('ok'));
    const large = Buffer.alloc(10 * 1024 * 1024 + 1);
    expect((await world.get('/api/x', { method: 'POST', body: large })).status).toBe(413);
    const stream = new ReadableStream({
      start: (controller) => {
        for (let part = 0; part < 11; part += 1) controller.enqueue(new Uint8Array(1024 * 1024));
        controller.close();
      },
    });
    const streamed = await world
      .get('/api/x', { method: 'POST', body: stream, duplex: 'half' } as RequestInit)
      .catch((error: unknown) => error);
    expect(streamed instanceof Response ? streamed.status : 413).toBe(413);
    expect(world.api.seen.every((seen) => seen.body === '(cut off)')).toBe(true);
    expect((await world.get('/api/x', { method: 'POST', body: large.subarray(1) })).status).toBe(200);
  });

  it('answers 503 while the API is down, and again as soon as it is back', async () => {
    world.api.answers((_, response) => response.end('ok'));
    await world.get('/api/x');
    await world.api.stop();
    const post = await world.get('/api/x', { method: 'POST', body: '{}' });
    expect([post.status, post.headers.get('retry-after')]).toEqual([503, '5']);
    await world.api.startAgain();
    expect((await world.get('/api/x')).status).toBe(200);
  });

  it('does not ask twice for what may have changed something', async () => {
    world.api.answers(({ method }, response) => (method === 'POST' ? response.destroy() : response.end('ok')));
    await world.get('/api/x');
    expect((await world.get('/api/x', { method: 'POST', body: '{}' })).status).toBe(503);
    expect(world.api.seen.filter((seen) => seen.method === 'POST')).toHaveLength(1);
  });
});
