/** How long our source files are, and what the API's function weighs. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '#infra/aws/bundle.ts';
import { verdict } from './verdict.ts';

const KIB = 1024;
const MOST_KIB = 560;

const linesOf = (file: string): number => readFileSync(file, 'utf8').split('\n').length - 1;
const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const printFiles = (): void => {
  const tracked = execFileSync('git', ['ls-files', 'shared', 'functions', 'infra', 'site/src', 'test'], { encoding: 'utf8' }).split('\n');
  const sources = tracked.filter((file) => /\.(ts|tsx|astro|mjs|css)$/.test(file));
  console.log('folder      files  lines  median  p90  longest');
  for (const folder of ['shared', 'functions', 'infra', 'site/src', 'test']) {
    const files = sources.filter((file) => file.startsWith(`${folder}/`)).map((file) => ({ file, lines: linesOf(file) }));
    const lines = files.map((file) => file.lines).sort((a, b) => a - b);
    const longest = files.find((file) => file.lines === lines.at(-1));
    const sum = lines.reduce((total, count) => total + count, 0);
    const cells = [files.length, sum, at(lines, 0.5), at(lines, 0.9)].map((count, i) => String(count).padStart([5, 7, 7, 5][i] ?? 5));
    console.log(`${folder.padEnd(11)} ${cells.join(' ')}  ${lines.at(-1)} ${longest?.file}`);
  }
};

const printBundle = (): void => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bundle-'));
  try {
    const { outputs } = bundle('functions/lambda/api.ts', folder);
    const total = Object.values(outputs).reduce((sum, { bytes }) => sum + bytes, 0);
    const packages = new Map<string, number>();
    for (const { inputs } of Object.values(outputs))
      for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
        const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? 'our own code';
        packages.set(name, (packages.get(name) ?? 0) + bytesInOutput);
      }
    console.log();
    verdict(`T6 the API's bundle ≤ ${MOST_KIB} KiB`, total / KIB, MOST_KIB, ' KiB');
    console.log(`api bundle: ${(total / KIB).toFixed(0)} KiB minified in ${Object.keys(outputs).length} files`);
    for (const [name, bytes] of [...packages].sort((a, b) => b[1] - a[1]).slice(0, 12))
      console.log(`  ${(bytes / KIB).toFixed(0).padStart(4)} KiB  ${name}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

export const sizes = async (): Promise<void> => {
  printFiles();
  printBundle();
};
