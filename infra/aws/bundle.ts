/** One Lambda as files: the entry and, in chunks of their own, what it loads only when needed. */
import { fileURLToPath } from 'node:url';
import { buildSync, type Metafile } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Packages in CommonJS call `require`, which ES modules do not have. */
const banner = "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);";

/** Bundles `entry` (a path from the project's root) into `folder` as index.mjs and chunks; answers what is in them. */
export const bundle = (entry: string, folder: string): Metafile =>
  buildSync({
    absWorkingDir: root,
    entryPoints: { index: entry },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // Keeps `await import(…)` a file of its own, so that a cold start does not parse what few requests need.
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // ES module builds first: the CommonJS ones cannot be shaken.
    mainFields: ['module', 'main'],
    // Behind imports that are never reached here: the SDK's reader of browsers' names, and of answers that are streams of events.
    external: ['bowser', '@smithy/core/event-streams'],
    alias: { '@aws-sdk/credential-provider-node': `${root}functions/lambda/ports/credentials.ts` },
    banner: { js: banner },
    legalComments: 'none',
    metafile: true,
    logLevel: 'error',
  }).metafile;
