/** The suites that run tests: Vitest for everything below the browser, Playwright for the browser. Both leave a report that is counted. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { ensureBrowser } from '#infra/local/browser.ts';
import { freeBlock } from './free-block.ts';
import { program, project, type Result, runNode, step } from './step.ts';

type Counts = { readonly passed: number; readonly failed: number };

const readReport = async <T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> =>
  existsSync(file) ? schema.parse(JSON.parse(await readFile(file, 'utf8'))) : undefined;

/** A suite that ends badly without a failed test (a file that does not load, a setup that breaks) has failed all the same. */
const honest = (counts: Counts | undefined, code: number): Counts => {
  const { passed, failed } = counts ?? { passed: 0, failed: 0 };
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
};

const vitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

export const runVitest = (name: string, projects: readonly string[]): Promise<Result> =>
  step(name, async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'parley-report-')), 'vitest.json');
    const chosen = projects.map((project) => `--project=${project}`);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const { code } = await runNode([program('vitest/vitest.mjs'), 'run', ...chosen, ...reporters], 'shown');
    const report = await readReport(file, vitestReport);
    const unloaded = report?.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0);
    return honest(report && { passed: report.numPassedTests, failed: report.numFailedTests + (unloaded?.length ?? 0) }, code);
  });

const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
});

export const runBrowser = (): Promise<Result> =>
  step('browser', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parley-browser-'));
    const file = join(folder, 'playwright.json');
    const environment = {
      CHROMIUM_PATH: await ensureBrowser(),
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      PARLEY_TEST_PORT: String(await freeBlock(4900)),
      PARLEY_TEST_DATA: join(folder, 'data'),
    };
    const config = join(project, 'test', 'browser', 'playwright.config.ts');
    // Told as a whole once it is over: two suites at a time would talk across each other.
    const { code, text } = await runNode([program('@playwright/test/cli.js'), 'test', '-c', config], 'kept', environment);
    console.log(text.trim());
    const report = await readReport(file, playwrightReport);
    return honest(report && { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky }, code);
  });
