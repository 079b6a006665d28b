/** One process of the bench: carries an import as far as its state goes, with the real table and real files. Tells by one line of JSON. */
import { parseConfig } from '#functions/config.ts';
import { followImport } from '#functions/import/reactions.ts';
import { createTeamDeps } from '#functions/team-deps.ts';
import { localPorts } from '#infra/local/ports.ts';

const { BENCH_FOLDER = '', BENCH_IMPORT = '' } = process.env;
const config = parseConfig(process.env);
const world = { apiUrl: config.PARLEY_URL, publicUrl: config.PARLEY_URL, secret: config.ORIGIN_SECRET };
const units = { read: 0, write: 0 };
const deps = createTeamDeps(config, localPorts(BENCH_FOLDER, world), ({ read, write }) => {
  units.read += read;
  units.write += write;
});

const began = performance.now();
await followImport(deps, BENCH_IMPORT);
const seconds = (performance.now() - began) / 1_000;
const rows = (await deps.imports.find(BENCH_IMPORT))?.rows ?? 0;
console.log(JSON.stringify({ seconds, rows, ...units, rss: process.resourceUsage().maxRSS * 1_024 }));
process.exit(0);
