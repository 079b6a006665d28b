/**
 * One process of the bench: reads the rows and nothing else, or writes an export, with the real table and real files. Told by its
 * environment, tells by one line of JSON.
 */
import { parseConfig } from '#functions/config.ts';
import { writeExport } from '#functions/export/reactions.ts';
import { inTurns } from '#functions/export/turns.ts';
import { registrationLists } from '#functions/table/keys.ts';
import { createWorkDeps } from '#functions/work-deps.ts';
import { localPorts } from '#infra/local/ports.ts';

const { BENCH_FOLDER = '', BENCH_WEBINAR = '', BENCH_EXPORT = '', BENCH_PART = '' } = process.env;
const config = parseConfig(process.env);
const world = { apiUrl: config.PARLEY_URL, publicUrl: config.PARLEY_URL, secret: config.ORIGIN_SECRET };
let read = 0;
const deps = createWorkDeps(config, localPorts(BENCH_FOLDER, world), (units) => {
  read += units.read;
});

/** As many rows at a time, and as many pages ahead, as an export has. */
const readAll = async (): Promise<number> => {
  const first = registrationLists(BENCH_WEBINAR).map((list) => ({ list }));
  let rows = 0;
  for await (const page of inTurns(first, ({ list, after }) => deps.registration.page(list, { limit: 500, after })))
    rows += page.rows.length;
  return rows;
};

const began = performance.now();
const rows = BENCH_EXPORT ? await writeExport(deps, BENCH_EXPORT, Number(BENCH_PART)).then(() => 0) : await readAll();
const seconds = (performance.now() - began) / 1_000;
console.log(JSON.stringify({ seconds, rows, read, write: 0, rss: process.resourceUsage().maxRSS * 1_024 }));
process.exit(0);
