/**
 * `npm run bench -- export [rows]`: the file of a webinar's people, beside the reading of the same rows and nothing else, each in a process
 * of its own whose memory is its own (T9); then again with writers that are killed at part boundaries, to the same bytes (T10).
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { registrationLists, webinarKey } from '#functions/table/keys.ts';
import { itemBytes } from '#functions/table/units.ts';
import type { ExportView } from '#shared/export.ts';
import { openWebinar, post, signedIn } from '../support/people.ts';
import type { World } from '../support/world.ts';
import { bundleInto, hashOf, start, type Told } from './child.ts';
import { fillWebinar } from './crowd.ts';
import { withWorld } from './database.ts';
import { verdict } from './verdict.ts';

const ROWS = 1_000_000;
const ROUNDS = 3;
const KILLS = 5;
const MIB = 2 ** 20;
/** Few rows are to have parts to be killed at as well. */
const partOf = (rows: number): number => (rows >= 200_000 ? 5 * MIB : 256 * 1_024);

const print = (name: string, value: string): void => console.log(`${name.padEnd(34)} ${value}`);
const perSecond = (rows: number, { seconds }: Told): string => `${Math.round(rows / seconds).toLocaleString('en')} rows/s`;
const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** Keys and rows as the index holds them, in bytes. */
const weigh = async ({ deps }: World, webinar: string): Promise<number> => {
  let bytes = 0;
  // DynamoDB Local takes longer for a whole page of a long list than anybody waits.
  for (const pk of registrationLists(webinar))
    for await (const item of deps.table.all({ pk, index: 'list', limit: 500 }))
      bytes += Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + itemBytes(value), 0);
  return bytes;
};

/** To fill takes longer than to measure: with `PARLEY_BENCH_WAIT=<file>` nothing is measured before that file is there, so on a quiet machine. */
const quiet = async (): Promise<void> => {
  const file = process.env.PARLEY_BENCH_WAIT;
  while (file && !existsSync(file)) await pause(1_000);
};

const must = (told: Told | undefined): Told => {
  if (!told) throw new Error('A process of the bench failed.');
  return told;
};

const measure = async (world: World, rows: number, folder: string): Promise<void> => {
  const webinar = await openWebinar(world, { live: true });
  const from = performance.now();
  await fillWebinar(world, webinar.id, rows, { agreed: true });
  await world.deps.table.change(webinarKey(webinar.id), { set: { resultAt: world.deps.now().toISOString() } });
  print('rows', `${rows.toLocaleString('en')}, filled in ${((performance.now() - from) / 1_000).toFixed(0)} s`);
  await quiet();
  const cookie = await signedIn(world, ['admin']);
  const ask = async (purpose: string): Promise<string> => {
    const made = await post(world, '/api/console/exports', { webinar: webinar.id, target: 'plain', purpose }, { cookie });
    return ((await made.json()) as ExportView).id;
  };
  const part = partOf(rows);
  const program = await bundleInto(folder, new URL('./export/process.ts', import.meta.url));
  const { config } = world;
  const shared = {
    ...{ TABLE_NAME: config.TABLE_NAME, AWS_ENDPOINT_URL_DYNAMODB: world.endpoint, PARLEY_URL: config.PARLEY_URL },
    ...{ ORIGIN_SECRET: config.ORIGIN_SECRET, CONTACT_KEY: config.CONTACT_KEY, SIGNING_KEYS: 'k1:signing-key-of-the-bench-0123456789ab' },
    ...{ OIDC_ISSUER: config.OIDC_ISSUER, OIDC_CLIENT_ID: config.OIDC_CLIENT_ID },
    ...{ BENCH_FOLDER: folder, BENCH_WEBINAR: webinar.id, BENCH_PART: String(part) },
  };
  const run = async (id = ''): Promise<Told> => must(await start(program, { ...shared, BENCH_EXPORT: id }).told);
  const fileOf = (id: string): string => join(folder, 'objects', 'exports', id, 'list.csv');

  const rounds: { readonly raw: Told; readonly plain: Told; readonly id: string }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = await ask('service');
    const round = { raw: await run(), plain: await run(id), id };
    rounds.push(round);
    print('reading alone / plain export', `${perSecond(rows, round.raw)} / ${perSecond(rows, round.plain)}`);
    print('memory: reading, plain', [round.raw, round.plain].map(({ rss }) => `${Math.round(rss / MIB)} MiB`).join(', '));
  }
  const marketing = await run(await ask('marketing'));
  print('marketing export', `${perSecond(rows, marketing)}, ${Math.round(marketing.rss / MIB)} MiB`);
  const bytes = await weigh(world, webinar.id);
  const [{ raw, plain, id: whole }] = rounds as [(typeof rounds)[number]];
  print('read units: rows, plain, marketing', [raw, plain, marketing].map(({ read }) => read.toLocaleString('en')).join(', '));
  print('bytes of the rows ÷ 8,192', (bytes / 8_192).toLocaleString('en', { maximumFractionDigits: 1 }));
  const file = await hashOf(fileOf(whole));
  print('the file', `${(file.bytes / MIB).toFixed(1)} MiB, parts of ${part / 1_024} KiB, sha256 ${file.sha256}`);

  const id = await ask('service');
  const kills: number[] = [];
  for (let tags = 1; kills.length < KILLS; tags += 1) {
    const life = start(program, { ...shared, BENCH_EXPORT: id });
    let isDone = false;
    void life.told.then(() => {
      isDone = true;
    });
    for (let sent = 0; sent < tags && !isDone; await pause(5))
      sent = (await world.deps.exports.find(id))?.progress?.sheets[0]?.tags.length ?? 0;
    if (isDone) break;
    life.child.kill('SIGKILL');
    await life.told;
    kills.push(tags);
  }
  await run(id);
  const again = await hashOf(fileOf(id));
  print('killed after parts', kills.join(', ') || 'none: too few rows for a part');
  print('resumed', `sha256 ${again.sha256}`);
  verdict(
    'T9 reading alone is faster than the export by',
    median(rounds.map((round) => round.plain.seconds / round.raw.seconds)),
    2,
    ' times',
  );
  verdict('T9 memory of the writer', Math.max(...rounds.map((round) => round.plain.rss), marketing.rss) / MIB, 160, ' MiB');
  verdict('T9 units of a plain export against bytes ÷ 8,192', Math.abs(plain.read / (bytes / 8_192) - 1) * 100, 2, ' %');
  verdict('T9 units of a marketing export beside that, a row', (marketing.read - plain.read) / rows, 0.51);
  verdict('T10 a resumed file that differs', again.sha256 === file.sha256 ? 0 : 1, 0);
};

export const exporting = async ([count = String(ROWS)]: readonly string[]): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-export-'));
  try {
    await withWorld((world) => measure(world, Number(count), folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
