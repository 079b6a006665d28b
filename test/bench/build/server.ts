/** What a build asks the API for, answered from memory: the figure is the build's alone. */
import { createServer, type Server } from 'node:http';
import { toBrand, usualSettings } from '#shared/setting.ts';
import { articleOf, webinarOf } from './made-up.ts';

export type Size = { readonly articles: number; readonly webinars: number };

const page = <T>(all: readonly T[], query: URLSearchParams): object => {
  const from = Number(query.get('cursor') ?? 0);
  const next = from + Number(query.get('limit') ?? 50);
  return { items: all.slice(from, next), ...(next < all.length && { next: String(next) }) };
};

export const serve = async ({ articles, webinars }: Size, port: number): Promise<Server> => {
  const now = new Date();
  const written = Array.from({ length: articles }, (_, n) => articleOf(n));
  const planned = Array.from({ length: webinars }, (_, n) => webinarOf(n, now));
  const answer = ({ pathname, searchParams }: URL): object => {
    if (pathname === '/api/articles') return page(written, searchParams);
    if (pathname === '/api/webinars') return page(planned, searchParams);
    return pathname === '/api/brand' ? toBrand(usualSettings) : { items: [] };
  };
  const server = createServer(({ url }, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer(new URL(url ?? '/', 'http://localhost'))));
  });
  // A busy build asks again on a connection that it kept for longer than the usual five seconds.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
};
