/** The suites that run tests: Vitest for everything below the browser, Playwright for the browser. Both leave a report that is counted. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import * as z from 'zod';
import { ensureBrowser } from '#infra/local/browser.ts';
import { freeBlock } from './free-block.ts';
import { program, project, type Result, runNode, step } from './step.ts';

type Counts = { readonly passed: number; readonly failed: number; readonly names?: readonly string[] };

const readReport = async <T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> =>
  existsSync(file) ? schema.parse(JSON.parse(await readFile(file, 'utf8'))) : undefined;

/** A suite that ends badly without a failed test (a file that does not load, a setup that breaks) has failed all the same. */
const honest = (counts: Counts | undefined, code: number): Counts => {
  const { passed, failed, names = [] } = counts ?? { passed: 0, failed: 0 };
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, names };
};

const vitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

type VitestReport = z.infer<typeof vitestReport>;

/** A file that does not load has no test that could fail. */
const toCounts = ({ numPassedTests, numFailedTests, testResults }: VitestReport): Counts => {
  const unloaded = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0);
  const failed = testResults.flatMap(({ assertionResults }) => assertionResults.filter(({ status }) => status === 'failed'));
  return {
    passed: numPassedTests,
    failed: numFailedTests + unloaded.length,
    names: [...failed.map(({ fullName }) => fullName), ...unloaded.map(({ name }) => relative(project, name))],
  };
};

export const runVitest = (name: string, projects: readonly string[]): Promise<Result> =>
  step(name, async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'parley-report-')), 'vitest.json');
    const chosen = projects.map((project) => `--project=${project}`);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const { code } = await runNode([program('vitest/vitest.mjs'), 'run', ...chosen, ...reporters], 'shown');
    const report = await readReport(file, vitestReport);
    return honest(report && toCounts(report), code);
  });

const spec = z.object({ title: z.string(), ok: z.boolean() });
const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
  suites: z.array(z.object({ specs: z.array(spec), suites: z.array(z.object({ specs: z.array(spec) })).default([]) })),
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
    const { code } = await runNode([program('@playwright/test/cli.js'), 'test', '-c', config], 'shown', environment);
    const report = await readReport(file, playwrightReport);
    const specs = report?.suites.flatMap(({ specs: own, suites }) => [...own, ...suites.flatMap(({ specs: inner }) => inner)]) ?? [];
    const names = specs.filter(({ ok }) => !ok).map(({ title }) => title);
    return honest(report && { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky, names }, code);
  });
