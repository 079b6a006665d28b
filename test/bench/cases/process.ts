/** One process of the bench: opens the cases of an end, or puts its askers on hold, with the real table. Tells by one line of JSON. */
import { openCases } from '#functions/case/reactions.ts';
import { parseConfig } from '#functions/config.ts';
import { settleHolds } from '#functions/hold/reactions.ts';
import { atLast } from '#functions/pace/patience.ts';
import { createWorkDeps } from '#functions/work-deps.ts';
import { localPorts } from '#infra/local/ports.ts';

const { BENCH_FOLDER = '', BENCH_WEBINAR = '', BENCH_WORK = 'cases' } = process.env;
const config = parseConfig(process.env);
const world = { apiUrl: config.PARLEY_URL, publicUrl: config.PARLEY_URL, secret: config.ORIGIN_SECRET };
const units = { read: 0, write: 0 };
const deps = createWorkDeps(config, localPorts(BENCH_FOLDER, world), ({ read, write }) => {
  units.read += read;
  units.write += write;
});

const began = performance.now();
// A queue would ask again where the table did not answer in time.
await atLast(deps, () => (BENCH_WORK === 'hold' ? settleHolds : openCases)(deps, BENCH_WEBINAR).then(() => true));
const seconds = (performance.now() - began) / 1_000;
console.log(JSON.stringify({ seconds, rows: 0, ...units, rss: process.resourceUsage().maxRSS * 1_024 }));
process.exit(0);
