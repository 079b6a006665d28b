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

const pagesIn = async (folder: string): Promise<number> =>
  (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.html')).length;

/** Wall seconds depend on what else the machine does; processor seconds do not. */
const measure = async (size: Size, outDir: string, name: string): Promise<number> => {
  const port = await freePort();
  const server = await serve(size, port);
  const [peak, spent, began] = [watchPeak(), await childSeconds(), performance.now()];
  try {
    const at = `http://127.0.0.1:${port}`;
    await buildSite({ api: at, originSecret: 'bench', publicUrl: 'http://localhost:4321', originals: join(outDir, 'none'), outDir });
  } finally {
    server.close();
  }
  const [wall, cpu] = [(performance.now() - began) / 1_000, (await childSeconds()) - spent];
  const pages = await pagesIn(join(outDir, 'current'));
  console.log(
    `${name.padEnd(42)} ${wall.toFixed(1)} s · ${cpu.toFixed(1)} processor seconds · ${pages} pages, ${(pages / wall).toFixed(0)} a second · ${peak.stop()} MiB`,
  );
  return cpu / CORES;
};

/** `npm run bench -- build`: all steps; with a number, one build of so many articles and half as many webinars. */
export const building = async ([given]: readonly string[]): Promise<void> => {
  const wanted = given ? [{ articles: Number(given), webinars: Math.round(Number(given) / 2) }] : steps;
  for (const size of wanted) {
    const outDir = await mkdtemp(join(tmpdir(), 'parley-build-'));
    try {
      const name = `${size.articles} articles, ${size.webinars} webinars`;
      const least = await measure(size, outDir, name);
      if (size.webinars === 0) continue;
      verdict(`${name}: processor seconds shared by ${CORES} cores < 60`, least, 60, ' s');
      // One more article: everything else is drawn already.
      await measure({ ...size, articles: size.articles + 1 }, outDir, `${name}, one article later`);
    } finally {
      await rm(outDir, { recursive: true, force: true });
    }
  }
};
