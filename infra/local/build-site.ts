/** Builds the site from the catalogue of a running API, and publishes it. */
import { cp, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { articlesBeside } from '../../site/src/lib/article/written.ts';
import { discard, publishBuild, publishedFrom, takeNumber } from './site/builds.ts';
import { fingerprint } from './site/fingerprint.ts';
import { run } from './site/run.ts';

export type SiteBuild = {
  /** Base address of the API that the pages are made from (http://127.0.0.1:PORT+1). */
  readonly api: string;
  readonly originSecret: string;
  /** Where people reach the site: links that leave a page name it. */
  readonly publicUrl: string;
  /** The folder of the pictures that were uploaded and kept, each by its id. */
  readonly originals: string;
  /** The folder of all builds (`<data>/site`); `current` in it points at the published one. */
  readonly outDir: string;
  /** Does each step of the work, in this order, and may look at what it took; without it they are just done. */
  readonly step?: (name: 'pictures' | 'pages' | 'search', work: () => Promise<void>) => Promise<void>;
};

const project = fileURLToPath(new URL('../..', import.meta.url));

const cache = join(project, '.cache');

/** No build takes an hour: what is older was left by a process that was killed. */
const removeAbandoned = async (): Promise<void> => {
  for (const name of (await readdir(cache)).filter((entry) => entry.startsWith('site-'))) {
    const began = await stat(join(cache, name)).catch(() => undefined);
    if (began && Date.now() - began.mtimeMs > 3_600_000) await rm(join(cache, name), { recursive: true, force: true });
  }
};

/**
 * Astro keeps the pages' code beside its result while it makes them, but in one place for all where the result lies outside of the
 * project: two builds at once would then delete each other's. So each has a folder in the project, and its result is moved.
 */
const inOwnFolder = async (target: string, make: (folder: string) => Promise<void>): Promise<void> => {
  await mkdir(cache, { recursive: true });
  await removeAbandoned();
  const folder = await mkdtemp(join(cache, 'site-'));
  try {
    await make(folder);
    // Thousands of files: they are copied only where the data lie on another disk.
    await rename(folder, target).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EXDEV') throw error;
      await cp(folder, target, { recursive: true });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const astro = join(project, 'node_modules', 'astro', 'bin', 'astro.mjs');
const drawing = fileURLToPath(new URL('process/draw-pictures.ts', import.meta.url));

const indexing = join(project, 'site', 'search', 'make.ts');

const justDo: NonNullable<SiteBuild['step']> = (_, work) => work();

/** Pictures, then pages that name them, then both in one folder, then what finds them. */
const make = async (
  { api, originSecret, publicUrl, outDir, originals, step = justDo }: SiteBuild,
  target: string,
  log: string,
): Promise<void> => {
  const pictures = `${target}.pictures`;
  const environment = {
    ASTRO_TELEMETRY_DISABLED: '1',
    PARLEY_API: api,
    PARLEY_ORIGIN_SECRET: originSecret,
    PARLEY_URL: publicUrl,
    PARLEY_PICTURES: pictures,
    PARLEY_ORIGINALS: originals,
    PARLEY_EARLIER: join(outDir, 'current'),
  };
  try {
    await mkdir(pictures, { recursive: true });
    // Pictures are an ornament: without them the pages are published all the same.
    await step('pictures', () => run({ words: [drawing], environment, log })).catch((error: Error) =>
      console.error(`The pictures could not be drawn: ${error.message}`),
    );
    await step('pages', async () => {
      await run({ words: [astro, 'build', '--root', join(project, 'site'), '--outDir', target], environment, log });
      await cp(pictures, target, { recursive: true });
    });
    // So is the search: its page says when it is not there.
    await step('search', () => run({ words: [indexing, target], environment, log })).catch((error: Error) =>
      console.error(`The search could not be made: ${error.message}`),
    );
  } finally {
    await rm(pictures, { recursive: true, force: true });
    await rm(articlesBeside(pictures), { force: true });
  }
};

/** How the published build stands against what is; a build of other sources counts as none. */
export const siteState = async ({ api, originSecret, publicUrl, outDir }: SiteBuild): Promise<'current' | 'older-catalogue' | 'none'> => {
  const built = await publishedFrom(outDir);
  const wanted = await fingerprint(api, originSecret, publicUrl);
  if (built?.sources !== wanted.sources) return 'none';
  return built.catalogue === wanted.catalogue ? 'current' : 'older-catalogue';
};

const buildOnce = async (build: SiteBuild): Promise<void> => {
  // The number comes before the catalogue is read: of two builds at once the one with the newer content wins.
  const number = await takeNumber(build.outDir);
  try {
    const wanted = await fingerprint(build.api, build.originSecret, build.publicUrl);
    const built = await publishedFrom(build.outDir);
    if (built?.sources === wanted.sources && built.catalogue === wanted.catalogue) return await discard(build.outDir, number);
    const target = join(build.outDir, String(number));
    await inOwnFolder(target, (folder) => make(build, folder, `${target}.failed.log`));
    await publishBuild(build.outDir, number, wanted);
  } catch (error) {
    await discard(build.outDir, number);
    throw error;
  }
};

let last: Promise<void> = Promise.resolve();

/** Builds and publishes where something has changed since the published build; builds of one process follow each other. Rejects with a Refusal that names Astro's reason and its log. */
export const buildSite = (build: SiteBuild): Promise<void> => {
  last = last.catch(() => undefined).then(() => buildOnce(build));
  return last;
};
