/** How long a build of the site takes, pictures and search with it: 10, 100 and 1,000 articles, the last with 500 webinars. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSite } from '#infra/local/build-site.ts';
import { freePort } from '../local/free-port.ts';
import { type Size, serve } from './build/server.ts';
import { childSeconds, watchPeak } from './build/spent.ts';
import { verdict } from './verdict.ts';

const steps: readonly Size[] = [
  { articles: 10, webinars: 0 },
  { articles: 100, webinars: 0 },
  { articles: 1_000, webinars: 500 },
];
const CORES = 2;
const MOST_SECONDS = 60;

const pagesIn = async (folder: string): Promise<number> =>
  (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.html')).length;

type Spent = { readonly wall: number; readonly cpu: number };
/** Wall seconds depend on what else the machine does; processor seconds hardly do. */
const spending = async (work: () => Promise<void>): Promise<Spent> => {
  const [spent, began] = [await childSeconds(), performance.now()];
  await work();
  return { wall: (performance.now() - began) / 1_000, cpu: (await childSeconds()) - spent };
};
const say = (name: string, { wall, cpu }: Spent, more = ''): void =>
  console.log(`${name.padEnd(44)}${wall.toFixed(1).padStart(6)} s ·${cpu.toFixed(1).padStart(6)} processor seconds${more}`);

const measure = async (size: Size, outDir: string, name: string): Promise<Spent> => {
  const port = await freePort();
  const server = await serve(size, port);
  const peak = watchPeak();
  const steps: (readonly [string, Spent])[] = [];
  const whole = await spending(() =>
    buildSite({
      ...{ api: `http://127.0.0.1:${port}`, originSecret: 'bench', publicUrl: 'http://localhost:4321' },
      ...{ originals: join(outDir, 'none'), outDir },
      step: async (step, work) => {
        steps.push([step, await spending(work)]);
      },
    }),
  ).finally(() => server.close());
  const pages = await pagesIn(join(outDir, 'current'));
  say(name, whole, ` · ${pages} pages, ${(pages / whole.wall).toFixed(0)} a second · ${peak.stop()} MiB`);
  for (const [step, spent] of steps) say(`  ${step}`, spent);
  return whole;
};

/** `npm run bench -- build`: all steps; with a number, one build of so many articles and half as many webinars. */
export const building = async ([given]: readonly string[]): Promise<void> => {
  const wanted = given ? [{ articles: Number(given), webinars: Math.round(Number(given) / 2) }] : steps;
  for (const size of wanted) {
    const outDir = await mkdtemp(join(tmpdir(), 'parley-build-'));
    try {
      const name = `${size.articles} articles, ${size.webinars} webinars`;
      const { wall, cpu } = await measure(size, outDir, name);
      if (size.webinars === 0) continue;
      verdict(`${name}: seconds on this machine as it is now < ${MOST_SECONDS}`, wall, MOST_SECONDS, ' s');
      verdict(`${name}: processor seconds shared by ${CORES} cores < ${MOST_SECONDS}`, cpu / CORES, MOST_SECONDS, ' s');
      // One more article: everything else is drawn already.
      await measure({ ...size, articles: size.articles + 1 }, outDir, `${name}, one article later`);
    } finally {
      await rm(outDir, { recursive: true, force: true });
    }
  }
};
