/** Lighthouse's scores for the public pages, as a phone. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import runLighthouse from 'lighthouse';
import { ensureBrowser } from '#infra/local/browser.ts';
import type { PublicWebinar } from '#shared/webinar.ts';
import { addressOf } from './address.ts';
import { verdict } from './verdict.ts';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** One page of each kind that the site has, none with a foreign player. */
const kindsOf = async (base: string): Promise<readonly string[]> => {
  const map = await (await fetch(`${base}/sitemap.xml`)).text();
  const paths = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, at = '']) => new URL(at).pathname);
  const { items } = (await (await fetch(`${base}/api/webinars?state=upcoming,ended`)).json()) as { items: readonly PublicWebinar[] };
  const pageOf = (one: PublicWebinar | undefined) => one && `/webinars/${one.slug}/`;
  return [
    '/',
    pageOf(items.find(({ state }) => state === 'scheduled')),
    paths.find((path) => /^\/articles\/[^/]+\/$/.test(path)),
    pageOf(items.find(({ state, replay }) => state === 'ended' && replay !== null)),
    paths.find((path) => /^\/reports\/[^/]+\/$/.test(path)),
    '/search/',
  ].filter((path) => path !== undefined);
};

export const lighthouse = async (args: readonly string[]): Promise<void> => {
  const base = addressOf(args);
  const port = await freePort();
  const profile = mkdtempSync(join(tmpdir(), 'parley-lighthouse-'));
  const flags = [
    '--headless=shell',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    `--user-data-dir=${profile}`,
    `--remote-debugging-port=${port}`,
  ];
  const browser = spawn(await ensureBrowser(), flags, { stdio: 'ignore' });
  try {
    for (let tries = 0; tries < 50 && !(await fetch(`http://127.0.0.1:${port}/json/version`).catch(() => undefined)); tries += 1)
      await pause(100);
    for (const path of await kindsOf(base)) {
      const found = await runLighthouse(base + path, {
        port,
        output: 'json',
        onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
      });
      const rated = Object.values(found?.lhr.categories ?? {}).map(({ title, score }) => ({
        title,
        score: Math.round((score ?? 0) * 100),
      }));
      const scores = rated.map(({ title, score }) => `${title} ${score}`);
      const least = Math.min(...rated.map(({ score }) => score));
      const value = (id: string) => found?.lhr.audits[id]?.displayValue ?? '?';
      console.log(
        `${path}\n  ${scores.join(' · ')} · CLS ${value('cumulative-layout-shift')} · TBT ${value('total-blocking-time')} · LCP ${value('largest-contentful-paint')}`,
      );
      verdict(`T13 points that ${path} lacks`, 100 - (rated.length > 0 ? least : 0), 0);
    }
  } finally {
    browser.kill();
    await pause(300);
    rmSync(profile, { recursive: true, force: true });
  }
};
