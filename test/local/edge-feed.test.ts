import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answerer, startEdgeWorld } from './edge-world.ts';

let world: Awaited<ReturnType<typeof startEdgeWorld>>;
beforeAll(async () => {
  world = await startEdgeWorld();
});
afterAll(async () => world.close());

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const cacheControl = 'public, max-age=0, s-maxage=1, stale-if-error=600';
let version = 0;
const feed: Answerer = ({ headers }, response) => {
  const etag = `"${version}"`;
  response.setHeader('cache-control', cacheControl).setHeader('etag', etag).setHeader('content-type', 'application/json');
  if (headers['if-none-match'] === etag) return response.writeHead(304).end();
  return response.end(JSON.stringify({ version, pad: 'x'.repeat(2_000) }));
};
/** Each test has its own webinar, as nothing can be cleared from outside. */
let serial = 0;
const path = () => `/feed/webinar${++serial}`;

describe('the feed behind the edge', () => {
  it('costs the origin at most one read per second, however many poll', async () => {
    version = 1;
    world.api.answers(feed);
    const url = path();
    const began = Date.now();
    const client = async (number: number) => {
      await pause(number * 2);
      let etag = '';
      for (let asked = 0; asked < 3; asked += 1) {
        const answer = await world.get(url, { headers: etag ? { 'if-none-match': etag } : {} });
        await answer.arrayBuffer();
        expect([200, 304]).toContain(answer.status);
        etag = answer.headers.get('etag') ?? '';
        await pause(700 + Math.random() * 600);
      }
    };
    await Promise.all(Array.from({ length: 500 }, (_, number) => client(number)));
    const seconds = (Date.now() - began) / 1000;
    expect(world.api.seen.length).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
    expect(world.api.seen.length).toBeGreaterThan(1);
  }, 20_000);

  it('collapses misses that come together into one request', async () => {
    world.api.answers((seen, response) => setTimeout(() => feed(seen, response), 100));
    const url = path();
    const answers = await Promise.all(Array.from({ length: 20 }, () => world.get(url)));
    const how = answers.map((answer) => answer.headers.get('x-cache'));
    expect(world.api.seen).toHaveLength(1);
    expect(how.filter((each) => each === 'miss')).toHaveLength(1);
    expect(how.filter((each) => each === 'collapsed')).toHaveLength(19);
  });

  it('answers from its copy for a second, then asks whether it is still good', async () => {
    version = 7;
    world.api.answers(feed);
    const url = path();
    const first = await world.get(url);
    const second = await world.get(url);
    expect([first.headers.get('x-cache'), second.headers.get('x-cache')]).toEqual(['miss', 'hit']);
    expect(second.headers.get('age')).toBe('0');
    await pause(1_050);
    const third = await world.get(url);
    expect(third.headers.get('x-cache')).toBe('miss');
    expect(world.api.seen.map((seen) => seen.headers['if-none-match'])).toEqual([undefined, '"7"']);
    expect(await third.json()).toMatchObject({ version: 7 });
  });

  it('keeps the origin’s date, so that Date and Age tell the time', async () => {
    world.api.answers(({ url }, response) => {
      response.setHeader('date', 'Fri, 18 Jun 2027 13:00:00 GMT');
      feed({ url, method: 'GET', headers: {}, body: '' }, response);
    });
    expect((await world.get(path())).headers.get('date')).toBe('Fri, 18 Jun 2027 13:00:00 GMT');
  });

  it('sends the origin nothing of the viewer, and the viewer no cookie', async () => {
    world.api.answers((seen, response) => {
      response.setHeader('set-cookie', 'a=b');
      feed(seen, response);
    });
    const url = path();
    const headers = { cookie: 'seat=1', authorization: 'Bearer x', 'x-odd': '1', 'accept-language': 'de', 'x-viewer-address': '9.9.9.9' };
    const answer = await world.get(`${url}?utm_source=x&cursor=abc&odd=1`, { headers });
    expect(answer.headers.get('set-cookie')).toBeNull();
    const [seen] = world.api.seen;
    expect(seen?.url).toBe(`${url}?cursor=abc`);
    for (const name of ['cookie', 'authorization', 'x-odd', 'accept-language', 'x-viewer-address'])
      expect(seen?.headers[name]).toBeUndefined();
    expect(seen?.headers['x-origin-secret']).toBe('the origin secret');
  });

  it('has one copy per path and cursor, whatever else a request says', async () => {
    world.api.answers(feed);
    const url = path();
    await world.get(`${url}?a=1`, { headers: { cookie: 'x=1' } });
    const other = await world.get(`${url}?b=2`, { headers: { cookie: 'x=2', 'x-forwarded-host': 'evil.example' } });
    expect(other.headers.get('x-cache')).toBe('hit');
    expect((await world.get(`${url}?cursor=z`)).headers.get('x-cache')).toBe('miss');
    expect(world.api.seen).toHaveLength(2);
  });

  it('answers 304 by weak comparison, and weakens the tag of what it compresses', async () => {
    version = 9;
    world.api.answers(feed);
    const url = path();
    const compressed = await world.get(url, { headers: { 'accept-encoding': 'br, gzip' } });
    expect(compressed.headers.get('content-encoding')).toBe('br');
    expect(compressed.headers.get('etag')).toBe('W/"9"');
    expect(await compressed.json()).toMatchObject({ version: 9 });
    const plain = await world.get(url, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('etag')).toBe('"9"');
    expect(plain.headers.get('content-encoding')).toBeNull();
    for (const tag of ['"9"', 'W/"9"', '"8", W/"9"', '*']) {
      const answer = await world.get(url, { headers: { 'if-none-match': tag } });
      expect(answer.status).toBe(304);
      expect(await answer.text()).toBe('');
      expect(answer.headers.get('cache-control')).toBe(cacheControl);
    }
    expect((await world.get(url, { headers: { 'if-none-match': '"8"' } })).status).toBe(200);
  });

  it('answers HEAD from the same copy, and refuses what is no reading', async () => {
    world.api.answers(feed);
    const url = path();
    await world.get(url);
    const head = await world.get(url, { method: 'HEAD' });
    expect([head.status, head.headers.get('x-cache'), await head.text()]).toEqual([200, 'hit', '']);
    const post = await world.get(url, { method: 'POST', body: '{}' });
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(world.api.seen).toHaveLength(1);
  });

  it('goes on with its last copy while the origin fails, is down or hangs, and says how old it is', async () => {
    version = 11;
    world.api.answers(feed);
    const url = path();
    await world.get(url);
    await pause(1_050);
    world.api.answers((_, response) => response.writeHead(500).end('broken'));
    const failing = await world.get(url);
    expect([failing.status, await failing.json()]).toMatchObject([200, { version: 11 }]);
    expect(Number(failing.headers.get('age'))).toBeGreaterThanOrEqual(1);
    await world.api.stop();
    expect((await world.get(url)).status).toBe(200);
    await world.api.startAgain();
    world.api.answers(() => undefined);
    const began = Date.now();
    expect((await world.get(url)).status).toBe(200);
    expect(Date.now() - began).toBeLessThan(3_500);
    version = 12;
    world.api.answers(feed);
    expect(await (await world.get(url)).json()).toMatchObject({ version: 12 });
  }, 15_000);

  it('keeps no error, and answers 503 with Retry-After where it has no copy', async () => {
    const url = path();
    world.api.answers((_, response) => response.writeHead(404, { 'cache-control': 'public, s-maxage=60' }).end('{}'));
    expect((await world.get(url)).status).toBe(404);
    world.api.answers(feed);
    expect((await world.get(url)).status).toBe(200);
    await world.api.stop();
    const down = await world.get(path());
    expect([down.status, down.headers.get('retry-after'), down.headers.get('content-type')]).toEqual([
      503,
      '5',
      'application/problem+json',
    ]);
    await world.api.startAgain();
  });

  it('keeps nothing that is private or must not be stored', async () => {
    const url = path();
    world.api.answers((_, response) => response.setHeader('cache-control', 'no-store').end('{}'));
    await world.get(url);
    await world.get(url);
    expect(world.api.seen).toHaveLength(2);
  });
});
