/** `npm test` and `npm run verify`: every step runs, whatever the ones before it found; the last line counts them all. */
import { endWith } from '#infra/local/refusal.ts';
import { check, program, type Result } from './run/step.ts';
import { runBrowser, runVitest } from './run/suites.ts';

const staticChecks = async (): Promise<Result[]> => {
  const style = await check('format and lint', [program('@biomejs/biome/bin/biome'), 'check']);
  const types = await Promise.all([
    check('types', [program('typescript/bin/tsc'), '-p', '.']),
    check('types of the site', [program('astro/bin/astro.mjs'), 'check', '--root', 'site', '--minimumFailingSeverity', 'error']),
  ]);
  return [style, ...types];
};

const run = async (): Promise<Result[]> => {
  const isQuick = process.argv.includes('--quick');
  const results = await staticChecks();
  if (isQuick) return [...results, await runVitest('import rules and pure tests', ['pure'])];
  // One after the other: what the browser shows is judged while nothing else takes its processor.
  const below = await runVitest('import rules, unit, HTTP, database, stream, infrastructure', ['pure', 'world']);
  return [...results, below, await runBrowser()];
};

const total = (results: readonly Result[], count: 'passed' | 'failed'): number => results.reduce((sum, result) => sum + result[count], 0);

try {
  const results = await run();
  // Last, so that whoever sees the end of a log alone knows where to look.
  for (const { name, names = [] } of results.filter(({ failed }) => failed > 0)) console.log([`failed: ${name}`, ...names].join('\n  '));
  console.log(`\n${total(results, 'passed')} passed, ${total(results, 'failed')} failed`);
  // Set, not exited with: what is still in the pipe would be cut off.
  process.exitCode = total(results, 'failed') === 0 ? 0 : 1;
} catch (error) {
  endWith(error);
}
