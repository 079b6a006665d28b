/** Starts processes of the bench, and ends one in the middle. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { memoryEnvironment } from '#infra/memory.ts';

/** `read` and `write` are units, `rss` bytes. */
export type Told = {
  readonly seconds: number;
  readonly rows: number;
  readonly read: number;
  readonly write: number;
  readonly rss: number;
};

/** As in the cloud, one file of JavaScript: what strips types would weigh more than the export. */
export const bundleInto = async (folder: string, entry: URL): Promise<string> => {
  const outfile = join(folder, 'process.mjs');
  await build({
    entryPoints: [fileURLToPath(entry)],
    ...{ outfile, bundle: true, platform: 'node', format: 'esm', target: 'node24', packages: 'bundle', logLevel: 'error' },
    external: ['esbuild', 'sharp', 'astro', 'vite'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return outfile;
};

/** A small heap: what grew with the rows would end the process. */
const HEAP = ['--max-semi-space-size=4', '--max-old-space-size=64'];

export const start = (
  file: string,
  env: Readonly<Record<string, string>>,
): { readonly child: ChildProcess; readonly told: Promise<Told | undefined> } => {
  const child = spawn(process.execPath, [...HEAP, file], {
    env: { ...process.env, ...memoryEnvironment, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  const told = new Promise<Told | undefined>((resolve) =>
    child.on('close', () => {
      const line = text.split('\n').findLast((one) => one.startsWith('{"seconds"'));
      resolve(line ? (JSON.parse(line) as Told) : undefined);
    }),
  );
  return { child, told };
};

export const hashOf = async (path: string): Promise<{ readonly sha256: string; readonly bytes: number }> => {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), bytes };
};
