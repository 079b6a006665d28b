import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { apiFolders, contentPolicy } from '#infra/edge-rules.ts';
import { toBehaviour } from '#infra/local/edge/route.ts';
import { securityHeaders } from '#infra/local/edge/security-headers.ts';
import { playerOrigins } from '#shared/video.ts';

describe('the edge of one machine', () => {
  it('sends every path where the distribution sends it', () => {
    const api = [...apiFolders.map((folder) => `/${folder}/x`), '/healthz'];
    expect(api.map(toBehaviour)).toEqual(api.map(() => 'api'));
    expect(toBehaviour('/feed/x')).toBe('feed');
    expect(toBehaviour('/embed/form/x')).toBe('embed');
    const pages = [
      '/',
      '/webinars/x/',
      '/console/',
      '/shell/page/',
      '/404.html',
      '/embed',
      '/embed.js',
      '/_astro/a.css',
      ...apiFolders.map((folder) => `/${folder}`),
    ];
    expect(pages.map(toBehaviour)).toEqual(pages.map(() => 'site'));
  });

  it('says the same content policy', () => {
    const at = (path: string) => securityHeaders(path, { publicUrl: 'https://parley.example.com', issuer: 'https://id.example.com/pool' });
    expect(at('/')['content-security-policy']).toBe(contentPolicy());
    expect(at('/console/')['content-security-policy']).toBe(contentPolicy({ formTargets: ['https://id.example.com'] }));
    expect(at('/console/embeds/')['content-security-policy']).toBe(
      contentPolicy({ formTargets: ['https://id.example.com'], frames: ["'self'"] }),
    );
    // Frames bring their own policy; where one does not, nobody may show it.
    expect(at('/embed/list')['content-security-policy']).toBe(contentPolicy());
    expect(at('/embed/list')).not.toHaveProperty('x-frame-options');
    for (const path of ['/', '/embed', '/embed.js', '/embedded/x', '/de/embed/list', '/api/embed/x', '/console/embeds/'])
      expect([path, at(path)['x-frame-options']]).toEqual([path, 'DENY']);
    for (const path of ['/webinars/one/room/', '/de/webinars/one/room/', '/en/webinars/one/room/'])
      expect(at(path)['content-security-policy']).toBe(contentPolicy({ frames: Object.values(playerOrigins) }));
    for (const path of [
      '/',
      '/webinars/one/',
      '/de/webinars/one/',
      '/webinars/one/registered/',
      '/webinars/room/',
      '/shell/room/',
      '/console/',
      '/live/x/page',
    ])
      expect([path, at(path)['content-security-policy']]).toEqual([path, expect.stringContaining("frame-src 'none'")]);
  });
});

describe('the code at the edge', () => {
  const load = (name: string) => {
    const source = readFileSync(new URL(`../../infra/aws/edge/${name}.js`, import.meta.url), 'utf8');
    return new Function('event', `${source}\nreturn handler(event);`) as (event: unknown) => {
      uri?: string;
      headers: Record<string, { value: string }>;
    };
  };
  const page = (uri: string, querystring = {}) => load('page-path')({ request: { uri, querystring, headers: {} } });

  it.each([
    ['/', '/index.html'],
    ['/webinars/x/', '/webinars/x/index.html'],
    ['/_astro/a.css', '/_astro/a.css'],
  ])('%s is asked for as %s', (from, to) => {
    expect(page(from).uri).toBe(to);
  });

  it.each([
    ['/webinars/x', {}, '/webinars/x/'],
    [
      '/webinars/x',
      { utm_source: { value: 'a%20b' }, t: { value: '', multiValue: [{ value: '1' }, { value: '2' }] } },
      '/webinars/x/?utm_source=a%20b&t=1&t=2',
    ],
    ['//evil.example/x', {}, '/evil.example/x/'],
    ['/\\evil/x', {}, '/evil/x/'],
  ])('%s is redirected to its slash, on this host, with its query', (uri, query, location) => {
    expect(page(uri, query)).toMatchObject({ statusCode: 301, headers: { location: { value: location } } });
  });

  it('an answer has the id of its own request, unless the API gave it one just now', () => {
    const idOf = (headers: Record<string, { value: string }>) =>
      load('request-id')({ response: { headers }, context: { requestId: 'own' } }).headers['x-request-id']?.value;
    expect(idOf({})).toBe('own');
    expect(idOf({ 'x-request-id': { value: 'api' } })).toBe('api');
    expect(idOf({ 'x-request-id': { value: 'of another' }, age: { value: '1' } })).toBe('own');
  });

  it('the address of the viewer replaces whatever the viewer wrote', () => {
    const request = { uri: '/api/x', headers: { 'x-viewer-address': { value: '10.0.0.1' } } };
    expect(load('viewer-address')({ request, viewer: { ip: '2001:db8::1' } }).headers['x-viewer-address']).toEqual({
      value: '2001:db8::1',
    });
  });
});
