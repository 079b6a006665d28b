/** Two hundred odd headers on everything that may be cached change no byte of it, at the API and behind the edge (CVE-2026-53943). */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEdge } from '#infra/local/edge/start.ts';
import { freePort } from '../local/free-port.ts';
import { openRoom } from '../support/room.ts';
import odd from './odd-headers.json' with { type: 'json' };

const names = [...odd, ...Array.from({ length: 100 }, (_, n) => `x-odd-${n}`)];
const values = [
  'evil.example',
  'https://evil.example/?x=<script>',
  'text/html,*/*;q=0',
  '../../etc/passwd',
  '\u00fc\u00e9',
  'x'.repeat(900),
  '0',
  ',',
];
/** What cannot be sent as it is by a client of this kind, or asks for another form of the same thing. */
const request = (n: number): Record<string, string> => ({ [names[n] ?? '']: values[n % values.length] ?? '' });

const room = await openRoom();
const { world, webinar } = room;
await room.ask(await room.guest(), 'The same for everybody?');
await world.settle();
await world.deps.publishFeed(webinar.id);
const cacheable = [`/feed/${webinar.id}`, `/feed/${webinar.id}/questions`];

describe('what may be cached', () => {
  it('is asked for with two hundred headers', () => {
    expect(new Set(names).size).toBeGreaterThanOrEqual(200);
  });

  it.each(cacheable)('comes from the API with the same bytes and headers, whatever is asked for beside: %s', async (path) => {
    const plain = await world.request(path);
    const told = ['content-type', 'etag', 'cache-control', 'set-cookie', 'vary', 'location', 'access-control-allow-origin'];
    const headersOf = (answer: Response) => told.map((name) => answer.headers.get(name));
    const [body, headers] = [await plain.text(), headersOf(plain)];
    // A few at a time: two hundred reads at once are another test.
    for (let from = 0; from < names.length; from += 10) {
      const some = names.slice(from, from + 10);
      const answers = await Promise.all(some.map((_, n) => world.request(path, { headers: request(from + n) })));
      for (const [n, answer] of answers.entries()) {
        expect([some[n], answer.status, await answer.text()]).toEqual([some[n], 200, body]);
        expect([some[n], headersOf(answer)]).toEqual([some[n], headers]);
      }
    }
  });
});

describe('behind the edge', () => {
  let folder: string;
  let base: string;
  let close: () => Promise<void>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-odd-'));
    const siteFolder = join(folder, 'site', 'current');
    await mkdir(join(siteFolder, 'webinars'), { recursive: true });
    await writeFile(join(siteFolder, 'index.html'), '<!doctype html><title>Parley</title>');
    const [port, apiPort] = [await freePort(), await freePort()];
    const api = serve({ fetch: world.api.fetch, port: apiPort, hostname: '127.0.0.1' });
    base = `http://localhost:${port}`;
    const edge = await startEdge({
      ...{ port, publicUrl: base, apiUrl: `http://127.0.0.1:${apiPort}`, originSecret: world.config.ORIGIN_SECRET, siteFolder },
      ...{ issuer: 'http://127.0.0.1:9999', local: async () => new Response('local') },
    });
    close = async () => {
      await edge.close();
      await new Promise((resolve) => api.close(resolve));
      await rm(folder, { recursive: true, force: true });
    };
  });
  afterAll(() => close());

  it.each([...cacheable, '/'])('%s is the same bytes for whoever asks with whatever, also as the first to ask', async (path) => {
    const plain = await fetch(base + path);
    const body = await plain.text();
    expect(plain.status).toBe(200);
    // What a client library keeps to itself, and what asks for a part or another encoding of the same bytes.
    const own = new Set(['host', 'range', 'te', 'via', 'expect-ct', 'cookie2', 'if-range', 'if-modified-since', 'if-unmodified-since']);
    let asked = 0;
    for (const [n, name] of names.entries()) {
      if (own.has(name)) continue;
      // A query that nobody knows is dropped before the cache: each of these is a copy of its own only if the edge is wrong.
      const answer = await fetch(`${base}${path}?odd=${n}`, { headers: request(n) }).catch(() => undefined);
      if (answer === undefined) continue;
      asked += 1;
      expect([name, answer.status, await answer.text()]).toEqual([name, 200, body]);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
    expect(asked).toBeGreaterThan(180);
    expect(await (await fetch(base + path)).text()).toBe(body);
  });
});
