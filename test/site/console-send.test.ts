/** What the console sends arrives though its page is left at once, as far as a browser carries it. */
import { afterEach, expect, it, vi } from 'vitest';
import { send } from '../../site/src/lib/console/api.ts';

afterEach(() => vi.unstubAllGlobals());

it('carries writes past the end of their page, eight and 60,000 bytes at a time, and again once they arrived', async () => {
  const kept: (boolean | undefined)[] = [];
  const waiting: (() => void)[] = [];
  vi.stubGlobal('fetch', (_: string, { keepalive }: RequestInit) => {
    kept.push(keepalive);
    return new Promise<Response>((resolve) => waiting.push(() => resolve(new Response('{}'))));
  });
  const large = { text: 'ö'.repeat(29_000) };
  const all = [send('GET', '/cases'), send('POST', '/a', large), send('POST', '/b', large), send('POST', '/c', {})];
  expect(kept, 'a question is asked anew, and what is too much goes as it always did').toEqual([false, true, false, true]);
  all.push(...Array.from({ length: 7 }, () => send('DELETE', '/d')));
  expect(kept.slice(4).filter(Boolean)).toHaveLength(6);
  for (const answer of waiting) answer();
  await Promise.all(all);
  kept.length = 0;
  const last = send('POST', '/e', large);
  for (const answer of waiting) answer();
  expect([kept, (await last).ok]).toEqual([[true], true]);
});
